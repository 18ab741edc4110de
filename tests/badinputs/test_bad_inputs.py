"""The catalogue: each input comes to its outcome, none to a fault of the program, and the good report stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.badinputs.bad_input import BadInput, Came, came_of
from tests.badinputs.bombs import BOMBS
from tests.badinputs.catalogue import CATALOGUE
from tests.badinputs.templates import TAGS
from tests.reliability.bad_input_memory import MOST_MEMORY, came_apart
from zhibao.findings.catalogue import all_rules
from zhibao.render.reasons import FAILURES
from zhibao.render.template_filling import environment

# What the program says of its own exceptions.
PROGRAM_FAULTS = {code for code, rule in all_rules().items() if "程序出错" in rule.message}


def hold(case: BadInput, came: Came) -> None:
    codes = {code for code, _ in came.found}
    assert not PROGRAM_FAULTS & codes
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


@pytest.mark.skipif(os.name != "posix", reason="processes are measured when they are forked")
@pytest.mark.parametrize("case", BOMBS, ids=str)
def test_a_bomb_is_refused_within_the_limits_of_a_process(case: BadInput, tmp_path: Path) -> None:
    run, came = came_apart(case, tmp_path)
    assert came, run.said[-2000:]
    hold(case, came)
    assert run.memory < MOST_MEMORY


def test_the_catalogue_is_large_and_names_each_input_once() -> None:
    names = [case.name for case in (*CATALOGUE, *BOMBS)]
    assert len(names) >= 200
    assert len(set(names)) == len(names)
