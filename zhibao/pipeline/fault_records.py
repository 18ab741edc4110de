"""Faults of the program written down for its maintainers, beside the report or, where that cannot be, elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from zhibao.findings import NothingMadeError, environment_rules
from zhibao.model.ref import CellRef
from zhibao.text.fault_traces import fault_place, fault_trace

FAULT_ENDING = "_故障.txt"
_HEAD = "程序的故障记录：只有错误的类型、程序文件和行号，没有工作簿里的文字。请把它发给程序的维护者。\n\n"


class ProgramFaultError(NothingMadeError):
    """Raised from an exception that nobody has foreseen, once it is written down."""


@contextmanager
def faults_recorded(folder: Path, name: str = "报告") -> Iterator[None]:
    """Turn an exception that nobody has foreseen into ProgramFaultError, which says where it was written down."""
    try:
        yield
    except NothingMadeError:
        raise
    except Exception as error:
        path = saved_record(fault_record((error,)), folder, f"{name}{FAULT_ENDING}")
        record = f"出错的地方记在 {path}，请把它" if path else "请把这一条连同工作簿"
        raise ProgramFaultError(
            environment_rules.PROGRAM_FAULT.at(CellRef(), reason=fault_place(error), record=record)
        ) from error


def fault_record(faults: Sequence[Exception], seal: str = "") -> bytes:
    """Return faults as a file; `seal` is that of the report that they were met with."""
    # Every command may have faults, also one that knows nothing of Word's files.
    from zhibao.packing import TEXT_COMMENT, sealed_at_end

    return sealed_at_end((_HEAD + "\n".join(map(fault_trace, faults))).encode(), TEXT_COMMENT, seal)


def saved_record(record: bytes, folder: Path | None, name: str) -> Path | None:
    """Write the record into the folder, or a temporary one, and return its path; None when neither can be."""
    import tempfile

    try:
        path = (folder or Path(tempfile.mkdtemp(prefix="zhibao-"))) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(record)
    except (OSError, ValueError):
        # A system whose names of files are ASCII raises a ValueError.
        return saved_record(record, None, name) if folder else None
    return path
