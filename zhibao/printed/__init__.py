"""What a Word document shows, read line by line: the same reading before and after it is saved."""

from zhibao.printed.lines import Cell, Field, Grid, Line, Printed, Stretch
from zhibao.printed.reading import read_lines

__all__ = ["Cell", "Field", "Grid", "Line", "Printed", "Stretch", "read_lines"]
