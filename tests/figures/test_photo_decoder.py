"""Photos decoded in a child: the same bytes, one child for all, and one photo lost where the child is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image

from tests.builders import minimal_sheets
from tests.photo_samples import drawing, noise, saved
from tests.reports import make, photo
from zhibao.figures import photo_decoder
from zhibao.figures.normalising import cut_out, normalised
from zhibao.figures.photo_decoder import PhotoDecoder
from zhibao.figures.photo_error import PhotoError
from zhibao.model.figures import Crop
from zhibao.model.ref import CellRef

ROOT = Path(__file__).parents[2]
# A child that does as a photo tells it: the photo's bytes are the name of what happens.
OBEDIENT = """
import os, sys, time
from zhibao.figures import photo_child
def work(asked, content):
    match content:
        case b"who": return str(os.getpid()).encode()
        case b"loaded": return " ".join(sys.modules).encode()
        case b"print": os.write(1, b"42"); print("42", flush=True); return b"printed"
        case b"half": os.write(3, b'{"length": 9') ; os._exit(1)
        case b"hang": time.sleep(600)
        case b"fault": raise ValueError
        case _: os._exit(0)
photo_child.work = work
photo_child.main()
"""
LITTLE_MEMORY = "from zhibao.figures import photo_child; photo_child.MOST_MEMORY = 250_000_000; photo_child.main()"
posix = pytest.mark.skipif(os.name != "posix", reason="limits and signals are POSIX")


@pytest.fixture
def decoder() -> Iterator[PhotoDecoder]:
    made = PhotoDecoder(("-c", OBEDIENT), seconds=3)
    yield made
    made.close()


def told(decoder: PhotoDecoder, content: bytes) -> bytes:
    return decoder.cut_out(content, Crop())


def lost(decoder: PhotoDecoder, content: bytes) -> str:
    """Return what is said of a photo that cannot be decoded."""
    with pytest.raises(PhotoError) as caught:
        told(decoder, content)
    return caught.value.finding(CellRef("基本情况", "C2"), "甲.jpg").message


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_the_child_makes_the_same_bytes(kind: str) -> None:
    content, crop = saved(noise(), kind), Crop(left=0.2)
    decoder = PhotoDecoder()
    asked = (content, crop, 1, (440, 220), 220)
    assert decoder.normalised(*asked) == normalised(*asked)
    assert decoder.cut_out(content, crop) == cut_out(content, crop)
    decoder.close()


def test_the_child_tells_what_is_wrong_with_a_photo_as_this_process_does() -> None:
    decoder = PhotoDecoder()
    for content in (b"", b"%PDF", saved(noise(), "JPEG")[:900], saved(Image.new("1", (30_000, 30_000)), "PNG")):
        with pytest.raises(PhotoError) as here:
            normalised(content, Crop(), None, (9, 9), 220)
        with pytest.raises(PhotoError) as there:
            decoder.normalised(content, Crop(), None, (9, 9), 220)
        assert (there.value.rule, there.value.values) == (here.value.rule, here.value.values)
    decoder.close()


def test_one_child_decodes_all_photos_and_has_loaded_nothing_of_the_report(decoder: PhotoDecoder) -> None:
    first = told(decoder, b"who")
    assert first == told(decoder, b"who") != str(os.getpid()).encode()
    loaded = set(told(decoder, b"loaded").decode().split())
    assert not loaded & {"lxml", "docx", "jinja2", "numpy", "matplotlib", "openpyxl", "zhibao.workbook", "zhibao.pack"}


@pytest.mark.parametrize("end", [b"end", b"half", b"fault"])
def test_a_photo_that_ends_the_child_is_told_and_the_next_has_another(decoder: PhotoDecoder, end: bytes) -> None:
    first = told(decoder, b"who")
    assert lost(decoder, end) == "照片“甲.jpg”解不出来：解码中途出错，文件多半已损坏。"
    assert told(decoder, b"who") not in (first, str(os.getpid()).encode())


def test_a_child_that_was_killed_between_two_photos_costs_no_more_than_the_next(decoder: PhotoDecoder) -> None:
    os.kill(int(told(decoder, b"who")), getattr(signal, "SIGKILL", signal.SIGTERM))
    assert "解不出来" in lost(decoder, b"who")
    assert told(decoder, b"who")


def test_a_photo_that_never_ends_is_given_up(decoder: PhotoDecoder) -> None:
    assert lost(decoder, b"hang") == "照片“甲.jpg”解不出来：3 秒还没有解完，已停止。"
    assert told(decoder, b"who")


def test_what_a_library_prints_does_not_get_among_the_answers(decoder: PhotoDecoder) -> None:
    assert told(decoder, b"print") == b"printed"


@posix
def test_a_photo_that_fills_the_childs_memory_is_told() -> None:
    decoder = PhotoDecoder(("-c", LITTLE_MEMORY))
    large, small = saved(Image.new("RGBA", (8_000, 8_000)), "PNG"), saved(drawing(), "PNG")
    assert lost(decoder, large) == "照片“甲.jpg”解不出来：解码要用的内存太多。"
    assert told(decoder, small)
    decoder.close()


@pytest.mark.parametrize("command", [("-c", ""), ("-c", "raise SystemExit(3)"), ("-m", "no_such_module")])
def test_where_no_child_answers_photos_are_decoded_in_this_process(command: tuple[str, ...]) -> None:
    content = saved(noise(), "JPEG")
    assert PhotoDecoder(command).cut_out(content, Crop()) == cut_out(content, Crop())


@pytest.mark.parametrize("executable", ["", str(ROOT / "没有")])
def test_where_no_child_can_be_started_photos_are_decoded_in_this_process(
    executable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    content = saved(noise(), "JPEG")
    assert PhotoDecoder().cut_out(content, Crop()) == cut_out(content, Crop())


@posix
def test_a_forked_process_has_a_child_of_its_own(decoder: PhotoDecoder) -> None:
    first = told(decoder, b"who")
    if not (process := os.fork()):
        with suppress(BaseException):
            second = told(decoder, b"who")
            decoder.close()
            os._exit(0 if first != second else 1)
        os._exit(2)
    assert os.waitpid(process, 0)[1] == 0
    assert told(decoder, b"who") == first


@posix
def test_the_child_ends_with_the_process_that_started_it() -> None:
    program = f"""
from zhibao.figures.photo_decoder import PhotoDecoder
from zhibao.model.figures import Crop
print(PhotoDecoder(("-c", {OBEDIENT!r})).cut_out(b"who", Crop()).decode(), flush=True)
input()
"""
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as started:
        assert started.stdout
        child = int(started.stdout.readline())
        started.kill()
    for _ in range(200):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("the child is left behind")


def test_a_photo_that_ends_the_child_leaves_a_note_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, decoder: PhotoDecoder
) -> None:
    monkeypatch.setattr(photo_decoder, "DECODER", decoder)
    photo(tmp_path, "甲.jpg")
    made = make(tmp_path, minimal_sheets(基本情况=[("图片", "两张", "甲.jpg", "无.jpg")]))
    assert made.codes == ["P316 基本情况!C2", "P301 基本情况!D2"]
    assert made.texts("图片格") == ["【缺图：甲.jpg】", "【缺图：无.jpg】"]
