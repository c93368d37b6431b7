"""What changed for the customer between two states of a project, for a client."""
