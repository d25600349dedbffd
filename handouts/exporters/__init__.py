"""Publication in, bytes out. Exporters render and decide nothing."""
