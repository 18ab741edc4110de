"""Number formats (ECMA-376 part 1, §18.8.30–31) read into sections of tokens and applied to values."""
