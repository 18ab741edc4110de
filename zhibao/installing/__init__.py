"""The libraries that the program needs, brought in the first time it is run: the standard library alone does it."""

from typing import TYPE_CHECKING

from zhibao.text.lazy_names import lazily

if TYPE_CHECKING:
    from zhibao.installing.offline_package import OFFLINE_NAME, PYTHONS, make_offline_package, offline_lines
    from zhibao.installing.python_choice import python_for
    from zhibao.installing.refusals import InstallingError
else:
    # All runs ask whether the libraries are here, and nearly none has to bring them in.
    __getattr__ = lazily(
        __name__,
        {
            "InstallingError": "refusals",
            "OFFLINE_NAME": "offline_package",
            "PYTHONS": "offline_package",
            "make_offline_package": "offline_package",
            "offline_lines": "offline_package",
            "python_for": "python_choice",
        },
    )

__all__ = ["OFFLINE_NAME", "PYTHONS", "InstallingError", "make_offline_package", "offline_lines", "python_for"]
