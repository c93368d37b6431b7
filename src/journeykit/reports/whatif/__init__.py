"""What would move, written out."""
