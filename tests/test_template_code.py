"""The code of templates that is kept from one run to the next, and where it is not."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
import pytest
from jinja2.bccache import FileSystemBytecodeCache

from zhibao.html_pages import page_template
from zhibao.render.template_sandbox import TemplateSandbox
from zhibao.template_code import kept_code, kept_text

TEXT = "{% for each in names %}{{ each }}，{% endfor %}"
NAMES = ("甲", "<乙>")
PRINTED = "甲，&lt;乙&gt;，"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for temporary files of the test's own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    kept_code.cache_clear()
    page_template.cache_clear()
    yield tmp_path
    kept_code.cache_clear()
    page_template.cache_clear()


def printed() -> str:
    """Fill the template in as a new run does."""
    return TemplateSandbox().from_string(TEXT).render(names=NAMES)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def refuse(*stated: Any, **named: Any) -> Any:
    raise OSError(28, "No space left on device")


def test_a_second_run_compiles_nothing(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed() == PRINTED
    assert len(files(temporary)) == 1
    monkeypatch.setattr(TemplateSandbox, "_generate", refuse)
    assert printed() == PRINTED


def test_a_text_is_made_once_for_each_maker_and_anew_where_what_was_kept_is_damaged(temporary: Path) -> None:
    maker, asked = temporary / "maker.py", list[str]()

    def make(source: str) -> str:
        asked.append(source)
        return f"{source}·{len(asked)}"

    def kept(version: str, source: str) -> str:
        maker.write_text(version, encoding="utf-8")
        kept_code.cache_clear()
        return kept_text(maker, source, make)

    assert [kept("1", "甲"), kept("1", "乙"), kept("1", "甲"), kept("2", "甲")] == ["甲·1", "乙·2", "甲·1", "甲·3"]
    for path in files(temporary):
        path.write_bytes(path.read_bytes()[:-1])
    assert kept("2", "甲") == "甲·4"


def test_the_page_of_another_text_is_another(temporary: Path) -> None:
    path = temporary / "page.html"
    path.write_text("{{ 1 + 1 }}", encoding="utf-8")
    assert page_template(path).render() == "2"
    page_template.cache_clear()
    path.write_text("{{ 1 + 2 }}", encoding="utf-8")
    assert page_template(path).render() == "3"


def test_what_another_version_of_the_program_compiled_is_not_used(temporary: Path) -> None:
    maker, folder = temporary / "maker.py", temporary / "templates"
    folder.mkdir()
    (folder / "page.html").write_text("{{ '<' }}", encoding="utf-8")

    def made(*, escaped: bool) -> str:
        maker.write_text(f"autoescape={escaped}", encoding="utf-8")
        kept_code.cache_clear()
        loader = jinja2.FileSystemLoader(folder)
        environment = jinja2.Environment(loader=loader, autoescape=escaped, bytecode_cache=kept_code(maker))
        return environment.get_template("page.html").render()

    assert [made(escaped=True), made(escaped=False), made(escaped=True)] == ["&lt;", "<", "&lt;"]


def test_damaged_code_is_compiled_anew(temporary: Path) -> None:
    assert printed() == PRINTED
    (path,) = files(temporary)
    for content in (b"", path.read_bytes()[:-40], b"\0" * 100):
        path.write_bytes(content)
        assert printed() == PRINTED


@pytest.mark.parametrize("failing", ["load_bytecode", "dump_bytecode"])
def test_a_disk_that_fails_keeps_nothing(failing: str, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FileSystemBytecodeCache, failing, refuse)
    assert printed() == PRINTED


def test_nothing_is_kept_where_others_can_write(monkeypatch: pytest.MonkeyPatch) -> None:
    def unsafe(self: FileSystemBytecodeCache) -> str:
        raise RuntimeError("Cannot determine safe temp directory.")

    monkeypatch.setattr(FileSystemBytecodeCache, "_get_default_cache_dir", unsafe)
    assert kept_code(Path(__file__)) is None
    assert printed() == PRINTED
