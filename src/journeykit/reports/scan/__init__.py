"""The ten-point scan written out."""
