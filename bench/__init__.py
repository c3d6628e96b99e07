"""Measurements of speed and memory, printed, never asserted: `make bench`."""
