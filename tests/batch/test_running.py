"""Many jobs over the cores of this machine."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.batch import fake_jobs
from zhibao.batch.local_running import run_locally
from zhibao.findings import batch_rules


def test_every_job_has_its_result_and_processes_of_their_own_made_them(tmp_path: Path) -> None:
    jobs = [fake_jobs.job(tmp_path, name) for name in "甲乙丙丁"]
    results = list(run_locally(fake_jobs.done, jobs, 2))
    assert sorted(each.workbook for each in results) == sorted(f"{name}.xlsx" for name in "甲乙丙丁")
    assert os.getpid() not in {each.pages for each in results}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_job_that_ends_its_process_leaves_only_itself_without_a_report(tmp_path: Path) -> None:
    jobs = [fake_jobs.job(tmp_path, name) for name in ("甲", "坏", "乙", "丙")]
    results = {each.workbook: each for each in run_locally(fake_jobs.ends_its_process, jobs, 2)}
    assert {name for name, built in results.items() if built.status == "ready"} == {"甲.xlsx", "乙.xlsx", "丙.xlsx"}
    assert [each.code for each in results["坏.xlsx"].codes] == [batch_rules.PROCESS_ENDED.code]


def test_what_is_in_hand_is_ended_when_the_run_is_stopped(tmp_path: Path) -> None:
    (built,) = run_locally(fake_jobs.interrupted, [fake_jobs.job(tmp_path, "甲")], 1)
    assert built.status == "ready"


def test_no_jobs_start_no_process() -> None:
    assert list(run_locally(fake_jobs.done, [], 2)) == []
