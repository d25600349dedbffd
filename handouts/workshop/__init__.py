"""One event: which episodes, for whom, when, with which settings, and who said so."""
