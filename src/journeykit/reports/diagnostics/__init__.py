"""Findings written out: for people, for editors, and for build servers."""
