"""Training episodes in; PDF workbooks, Word handouts and EPUB compilations out."""

__version__ = "0.1.0"
