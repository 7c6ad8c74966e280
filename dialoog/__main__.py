"""Run the command as ``python -m dialoog``."""

from dialoog.cli import main

main()
