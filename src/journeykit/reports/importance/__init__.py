"""Importance that answers tell, written out."""
