"""WordprocessingML (ECMA-376 part 1, §17), read and written in one place and in the standard's terms."""
