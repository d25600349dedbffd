"""Layouts and themes: TOML in, decisions out."""
