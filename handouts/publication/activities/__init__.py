"""Activities made from the text: each quotes the episode or asks about it, and invents nothing."""
