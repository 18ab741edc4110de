"""The code that Jinja makes of a template, kept from one run to the next."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache, FileSystemBytecodeCache


class _KeptCode(FileSystemBytecodeCache):
    """Code in a folder for temporary files that is the user's own: a disk that fails keeps none."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with the code, if it is there."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the code down."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


@cache
def kept_code(maker: Path) -> BytecodeCache | None:
    """Return where the code of templates is kept; None where the user has no folder of his own.

    `maker` is the module that says how templates are compiled: what another version of it made is not used.
    """
    version = sha256(maker.read_bytes() + jinja2.__version__.encode()).hexdigest()[:16]
    # Jinja says with a RuntimeError that others can write in the folder.
    with suppress(OSError, RuntimeError):
        return _KeptCode(pattern=f"zhibao_{version}_%s.cache")
    return None
