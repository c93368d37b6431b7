"""What would move if figures were others or improvements were done."""
