"""Other looks at the same answers, and how they come about."""
