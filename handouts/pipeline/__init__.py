"""Read, compose, export: from sources and a layout to files."""
