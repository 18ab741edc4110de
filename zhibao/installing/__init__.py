"""The libraries that the program needs, brought in the first time it is run: the standard library alone does it."""

from zhibao.installing.environment import python_for
from zhibao.installing.offline_package import OFFLINE_NAME, PYTHONS, make_offline_package, offline_lines
from zhibao.installing.refusals import InstallingError

__all__ = ["OFFLINE_NAME", "PYTHONS", "InstallingError", "make_offline_package", "offline_lines", "python_for"]
