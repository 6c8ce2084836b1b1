"""What a post-mortem is: frozen models, one file per section, and what follows from them."""
