"""The middle stage: every decision is taken here, before any exporter runs."""
