"""Fills workbooks in LibreOffice, as a clerk would by hand: run by the system's Python, which has UNO.

python3 office_filling.py JOBS.json — a list of {"source", "target", "cells": [[sheet, cell, value], …]}; a sheet that
is not there is added behind the others, and a cell at which a row is to be put in first is written +B5.
"""

# mypy: ignore-errors
# UNO has no annotations, and is not there for the Python of the tests.

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

_PIPE = "scripted_year"
_TRIES, _PAUSE = 120, 0.25


def main(jobs: Path) -> None:
    """Do the jobs in one LibreOffice of its own."""
    with tempfile.TemporaryDirectory() as profile:
        accept = f"--accept=pipe,name={_PIPE}{Path(profile).name};urp;"
        command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore", accept]
        office = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            desktop = _connected(Path(profile).name)
            for job in json.loads(jobs.read_text(encoding="utf-8")):
                _do(desktop, job)
            desktop.terminate()
            office.wait(timeout=60)
        finally:
            office.kill()


def _connected(name: str) -> object:
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(_TRIES):
        try:
            there = resolver.resolve(f"uno:pipe,name={_PIPE}{name};urp;StarOffice.ComponentContext")
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
        except NoConnectException:
            time.sleep(_PAUSE)
    raise SystemExit("LibreOffice does not answer")


def _do(desktop: object, job: dict) -> None:
    book = desktop.loadComponentFromURL(Path(job["source"]).resolve().as_uri(), "_blank", 0, _with(Hidden=True))
    for name, cell, value in job["cells"]:
        _fill(book, name, cell, value)
    target = Path(job["target"]).resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    book.storeToURL(target.as_uri(), _with(FilterName="Calc MS Excel 2007 XML"))
    book.close(True)


def _fill(book: object, name: str, cell: str, value: str | float) -> None:
    sheets = book.Sheets
    if not sheets.hasByName(name):
        sheets.insertNewByName(name, sheets.Count)
    sheet = sheets.getByName(name)
    if cell.startswith("+"):
        cell = cell[1:]
        sheet.Rows.insertByIndex(sheet.getCellRangeByName(cell).CellAddress.Row, 1)
    place = sheet.getCellRangeByName(cell)
    if isinstance(value, str):
        place.setString(value)
    else:
        place.setValue(value)


def _with(**stated: object) -> tuple[PropertyValue, ...]:
    return tuple(PropertyValue(name, 0, value, 0) for name, value in stated.items())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
