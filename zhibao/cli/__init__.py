"""The command `python generate.py`."""

from zhibao.cli.main import main

__all__ = ["main"]
