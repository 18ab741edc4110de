"""The catalogue: each input comes to its outcome, none to a fault of the program, and the good report stays."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.badinputs.bad_input import BadInput, Came, came_of
from tests.badinputs.bombs import BOMBS
from tests.badinputs.cells import CELLS
from tests.badinputs.commands import COMMANDS
from tests.badinputs.containers import CONTAINERS
from tests.badinputs.packs import PACKS
from tests.badinputs.pictures import PICTURES
from tests.badinputs.structures import STRUCTURES
from tests.badinputs.surroundings import SURROUNDINGS
from tests.badinputs.templates import HOSTILE, TAGS, TEMPLATES
from zhibao.render.reasons import FAILURES
from zhibao.render.template_filling import environment

CATALOGUE = (
    *(*CONTAINERS, *STRUCTURES, *CELLS, *PICTURES),
    *(*TEMPLATES, *HOSTILE, *PACKS, *SURROUNDINGS, *COMMANDS),
)
ROOT = Path(__file__).parents[2]
PROGRAM_FAULT = "E534"


def hold(case: BadInput, came: Came) -> None:
    codes = {code for code, _ in came.found}
    assert PROGRAM_FAULT not in codes
    assert "Traceback" not in came.said
    assert came.status == case.status, came.found
    assert not case.code or (case.code, case.at) in came.found, came.found
    assert came.is_good_report_left


@pytest.mark.unsound("reports of damaged templates")
@pytest.mark.parametrize("case", CATALOGUE, ids=str)
def test_a_bad_input_comes_to_its_outcome(case: BadInput, tmp_path: Path) -> None:
    hold(case, came_of(case, tmp_path / "甲 乙"))


@pytest.mark.parametrize("tag", TAGS.values(), ids=TAGS)
def test_a_hostile_tag_comes_to_an_end(tag: str) -> None:
    with pytest.raises(FAILURES):
        environment().from_string(tag).render()


@pytest.mark.skipif(os.name != "posix", reason="limits of a process are POSIX")
def test_bombs_are_refused_within_the_limits_of_a_process() -> None:
    words = [sys.executable, "-m", "tests.badinputs.bombs"]
    run = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    came = {
        name: Came(status, tuple(map(tuple, found)), *rest)
        for name, status, found, *rest in map(json.loads, run.stdout.splitlines())
    }
    assert len(came) == len(BOMBS), run.stderr[-2000:]
    for case in BOMBS:
        hold(case, came[case.name])


def test_the_catalogue_is_large_and_names_each_input_once() -> None:
    names = [case.name for case in (*CATALOGUE, *BOMBS)]
    assert len(names) >= 200
    assert len(set(names)) == len(names)
