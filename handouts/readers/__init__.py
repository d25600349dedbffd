"""Text in, episodes out. Readers are found by suffix (entry points `handouts.readers`)."""
