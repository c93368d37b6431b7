"""Scores and ranks written out."""
