"""Tables by their names, and what is reckoned from their rows."""
