"""What is missing, inconsistent or blaming in a post-mortem: pure functions, one file per section."""
