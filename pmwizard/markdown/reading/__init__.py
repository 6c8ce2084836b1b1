"""Markdown in: a document's structure, what its headings and labels mean, and how each section is read."""
