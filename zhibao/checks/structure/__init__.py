"""The frame of the report: parts, headings, cases, references."""
