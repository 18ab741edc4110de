"""Bytes damaged at random, and texts with values that nobody expects."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

# What stands where a number, a name, a place or a truth value is expected.
ODD_VALUES = (
    *("", " ", "0", "-1", "1", "2", "7", "00001", "1.5", "1e999", "1e-999", "NaN", "INF", "²", "１２", "0x10", "true"),
    *("2147483648", "-2147483649", "18446744073709551616", "9" * 400, "x" * 5_000, "A1", "A0", "XFE1", "A1048577"),
    *("A1:XFD1048576", "B2:A1", "$B$2", "'x'!A1", "rId1", "rId999", "../../x.xml", "/xl/workbook.xml", "#REF!"),
    *("http://127.0.0.1/x", "file:///etc/hostname", "\u202e甲", "甲\u0301", "\ufeff", "\ue000", "𠀀", "_x0000_"),
    *("_xD800_", "{{名称}}", "{% for %}", "}}", "=1+1", "@", "General", "0.00%", "yyyy", "hidden", "none", "auto"),
)
Mutate = Callable[[bytes, Random], bytes]


def _place(content: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(max(len(content), 1))
    return start, min(len(content), start + chance.choice((1, 2, 4, 16, 64, 500)))


def flipped(content: bytes, chance: Random) -> bytes:
    """Bits here and there."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 20)) if content else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut_short(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def cut_out(content: bytes, chance: Random) -> bytes:
    start, end = _place(content, chance)
    return content[:start] + content[end:]


def doubled(content: bytes, chance: Random) -> bytes:
    start, end = _place(content, chance)
    return content[:end] + content[start:]


def overwritten(content: bytes, chance: Random) -> bytes:
    start, end = _place(content, chance)
    by = chance.choice((bytes(end - start), b"\xff" * (end - start), chance.randbytes(end - start)))
    return content[:start] + by + content[end:]


def moved(content: bytes, chance: Random) -> bytes:
    start, end = _place(content, chance)
    left = content[:start] + content[end:]
    to = chance.randrange(len(left) + 1)
    return left[:to] + content[start:end] + left[to:]


def surrounded(content: bytes, chance: Random) -> bytes:
    """Something before or after it."""
    more = chance.choice((b"\xef\xbb\xbf", b"\r\n", bytes(100), chance.randbytes(30), content))
    return more + content if chance.random() < 0.5 else content + more


def with_other_number(content: bytes, chance: Random) -> bytes:
    """Four bytes that may be a size or an offset, large."""
    at = chance.randrange(max(len(content) - 4, 1))
    number = chance.choice((0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFF, len(content)))
    return content[:at] + number.to_bytes(4, chance.choice(("little", "big"))) + content[at + 4 :]


BYTES: tuple[Mutate, ...] = (
    *(flipped, flipped, cut_short, cut_out, doubled, overwritten, moved, surrounded, with_other_number),
)


def of_bytes(content: bytes, chance: Random) -> tuple[str, bytes]:
    """Return what was done and what came of it."""
    mutate = chance.choice(BYTES)
    return mutate.__name__, mutate(content, chance)


def of_lines(content: bytes, chance: Random) -> tuple[str, bytes]:
    """Return a text, such as a pack.toml, with lines, values or its encoding changed."""
    lines = content.decode().split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    key, sign, value = lines[at].partition("=")
    what = chance.choice(("dropped", "doubled", "swapped", "value", "value", "value", "key", "encoding", "bytes"))
    match what:
        case "dropped":
            del lines[at]
        case "doubled":
            lines.insert(other, lines[at])
        case "swapped":
            lines[at], lines[other] = lines[other], lines[at]
        case "value" if sign:
            odd = chance.choice(ODD_VALUES)
            lines[at] = key + sign + chance.choice((odd, f'"{odd}"', "[]", "[[]]", "{}", f"-{value}", value * 2, "1e9"))
        case "key" if sign:
            lines[at] = (
                chance.choice(("", '"' + key.strip() + 'x"', "[" + key + "]", key.strip() + ".x")) + sign + value
            )
        case "encoding":
            return what, content.decode().encode(chance.choice(("utf-16", "gb18030", "utf-8-sig")), "replace")
        case _:
            return of_bytes(content, chance)
    return what, "\n".join(lines).encode()
