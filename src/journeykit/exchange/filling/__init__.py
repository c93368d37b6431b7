"""What all sheets share that people fill in and send back: the worksheet, and the tables."""
