"""A client's Word file as the base of a handout: its looks are kept, what it said is not.

Nothing of the client's package is copied: what is wanted is taken out of it, cleaned, and put
into a package of our own. So whatever nobody thought of is left out and not left in.
"""
