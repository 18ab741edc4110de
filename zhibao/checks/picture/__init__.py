"""Photos: those that are printed, and those that nothing uses."""
