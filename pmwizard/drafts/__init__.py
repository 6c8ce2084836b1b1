"""The file a post-mortem lives in while it is written."""
