"""An edited handout read back: what was changed in it, and the source with the changes in it."""
