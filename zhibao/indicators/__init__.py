"""The indicator dictionary evaluated: formulas, values by year, and how they are printed."""
