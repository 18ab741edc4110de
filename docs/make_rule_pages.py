"""Writes docs/rules/ from the checks and docs/codes.md from all rules: python docs/make_rule_pages.py."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "rules"
CODES = ROOT / "docs" / "codes.md"


def pages() -> dict[str, str]:
    """Return the pages by their file names."""
    from zhibao.checks import all_checks
    from zhibao.checks.rule_page import index_page, rule_page

    return {"README.md": index_page(all_checks())} | {f"{each.code}.md": rule_page(each) for each in all_checks()}


def codes() -> str:
    """Return the page of all codes."""
    from zhibao.checks import all_checks
    from zhibao.checks.rule_page import codes_page
    from zhibao.findings.catalogue import all_rules

    return codes_page(all_rules().values(), all_checks())


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    made = pages()
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, page in made.items():
        (FOLDER / name).write_text(page, encoding="utf-8")
    CODES.write_text(codes(), encoding="utf-8")
