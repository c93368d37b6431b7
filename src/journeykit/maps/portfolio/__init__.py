"""The portfolio."""
