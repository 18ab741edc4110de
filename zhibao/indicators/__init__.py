"""The indicator dictionary reckoned: formulas, values by year, and how they are printed."""
