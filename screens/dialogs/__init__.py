"""Questions on top of a screen."""
