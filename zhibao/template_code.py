"""What is made of a template, its text for Jinja and the code that Jinja makes of it, kept from one run to the next."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

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


def kept_text(maker: Path, source: str, make: Callable[[str], str]) -> str:
    """Return what `make` makes of a template's text, kept as the code is; `maker` is the module that says how."""
    kept = kept_code(maker)
    bucket = kept and kept.get_bucket(jinja2.Environment(), sha256(source.encode()).hexdigest(), None, source)
    # A bucket holds code or whatever else can be written as code is.
    known: Any = bucket.code if bucket else None
    if isinstance(known, str):
        return known
    made = make(source)
    if kept and bucket:
        bucket.code = cast(Any, made)
        kept.set_bucket(bucket)
    return made
