"""Texts with their look-ups filled in."""
