"""Words and marks."""
