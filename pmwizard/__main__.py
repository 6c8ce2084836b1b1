"""`python -m pmwizard` is `pmwizard`."""

from pmwizard.cli import main

main()
