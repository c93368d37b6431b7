"""The plan written out: for a client, for the board, for teams, and for programs."""
