"""The character that stands for one that was hidden."""

CENSOR = "某"
