"""Tables by their names, and what is evaluated from their rows."""
