"""What a plan says of a choice under a budget."""
