"""Activities on paper: each primitive of the publication as a flowable of its own kind.

Nothing in here knows an activity: what it asks for is written in its primitives alone.
"""
