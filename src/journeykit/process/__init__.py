"""This process itself: its garbage collector, a copy of it that takes half of the work, and its end."""
