"""Markdown out: the two templates, and what makes the author's text safe in them."""
