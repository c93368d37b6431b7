"""What an event log tells, written out."""
