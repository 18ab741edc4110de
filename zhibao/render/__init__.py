"""The report printed into the pack's Word template by docxtpl."""
