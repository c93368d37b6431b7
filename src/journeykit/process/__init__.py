"""This process itself: its garbage collector, and a copy of it that takes half of the work."""
