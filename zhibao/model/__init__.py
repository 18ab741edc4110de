"""The report as frozen values, each knowing the sheet and cell that it came from."""
