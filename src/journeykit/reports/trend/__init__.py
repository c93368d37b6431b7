"""A trend written out."""
