"""Each persona beside everybody."""
