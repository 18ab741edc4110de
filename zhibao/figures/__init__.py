"""Photos and charts made ready for the page."""
