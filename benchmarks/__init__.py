"""How fast the wizard is, as ratios to what it is made of, each pair taken in turn in one run."""
