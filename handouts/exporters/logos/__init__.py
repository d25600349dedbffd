"""Logos: from a file of which nothing is believed to shapes or pixels, and how these are drawn."""
