"""A terminal wizard for writing a post-mortem."""
