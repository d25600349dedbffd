"""What every reader shares: the rules by which lines become an episode.

Text, Markdown and web pages differ in how they write a heading or an item; what a mini-summary
is, which question opens a section and what a bracket explains is decided here, once.
"""
