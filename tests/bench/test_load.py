"""The bench under load: what it counts as lost or held, and that it runs."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from bench import faults, load, saves
from bench.__main__ import main
from bench.drafters import Outcome, digest, text
from bench.load import Result, Scenario
from bench.saves import BARE, SMALL, Measured
from bench.serving import OPTIONS
from bench.stored import faults as faults_in
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.models import Journal, Text


def test_it_serves_as_bin_run_does():
    assert " ".join(OPTIONS) in re.sub(r"\\\n\s*", "", Path("bin/run").read_text())


def test_every_text_is_another():
    assert len({text(1) for _turn in range(50)}) == 50


class TestStored:
    """What was acknowledged, compared with what the database holds."""

    @pytest.fixture
    def acknowledged(self, full):
        for revision in range(3):
            change = Change("p1", "heading", revision, f"第{revision + 1}稿")
            save_texts(report=full, person=None, changes=[change], operation=f"op{revision}")
        return [
            [full.pk, "p1", "heading", f"op{revision}", digest(f"第{revision + 1}稿"), revision + 1]
            for revision in range(3)
        ]

    def test_all_is_there(self, acknowledged):
        assert faults_in(acknowledged) == {}

    def test_one_is_missing(self, acknowledged):
        Journal.objects.filter(operation="op1").delete()
        assert faults_in(acknowledged) == {"missing": 1, "discrepancies": 1}

    def test_one_is_there_twice(self, acknowledged):
        entry = Journal.objects.get(operation="op1")
        entry.pk, entry.key = None, "p2"
        entry.save()
        assert faults_in(acknowledged)["doubled"] == 1

    def test_another_text_was_stored(self, acknowledged):
        Journal.objects.filter(operation="op1").update(value="别的")
        assert faults_in(acknowledged) == {"another text": 1}

    def test_the_last_one_does_not_stand(self, acknowledged, text):
        Text.objects.filter(pk=text("p1", "heading").pk).update(value="别的")
        assert faults_in(acknowledged) == {"not what stands there": 1, "discrepancies": 1}

    def test_one_was_stored_that_nobody_was_told_of(self, acknowledged):
        assert faults_in(acknowledged[:2]) == {"never acknowledged": 1, "not what stands there": 1}
        assert faults_in(acknowledged[:2], ["op2"]) == {"not what stands there": 1}

    @pytest.fixture
    def full(self, unit):
        from reportsite.drafting.actions.reports import take_over
        from tests.drafting.contents import full_content

        return take_over(unit=unit, content=full_content(), by=None)

    @pytest.fixture
    def text(self, full):
        return lambda key, name: Text.objects.get(item__report=full, item__key=key, name=name)


class TestVerdict:
    SCENARIO = Scenario(50, 3, exporters=1, within=0.3)

    def result(self, found=None, **changes):
        times = [0.01] * 95 + [0.1] * 5
        return Result("sqlite", self.SCENARIO, Outcome(**{"times": times, **changes}), found or {})

    def test_held(self):
        assert self.result().holds

    @pytest.mark.parametrize(
        "changes",
        [
            {"failures": Counter({"500": 1})},
            {"given_up": ["op"]},
            {"export_failures": Counter({"500": 1})},
            {"found": {"missing": 1}},
            {"times": [0.01] * 90 + [0.4] * 10},
        ],
        ids=lambda changes: next(iter(changes)),
    )
    def test_not_held(self, changes):
        assert not self.result(**changes).holds

    def test_a_killed_server_may_fail_a_save_and_lose_none(self):
        outcome = Outcome(failures=Counter({"IncompleteReadError": 3}))
        assert faults.Result("sqlite", outcome, {}, 3, 0).holds
        assert not faults.Result("sqlite", outcome, {"missing": 1}, 3, 0).holds
        assert not faults.Result("sqlite", Outcome(given_up=["op"]), {}, 3, 0).holds

    @pytest.mark.parametrize(
        ("seconds", "queries", "holds"), [(0.007, 6, True), (0.009, 6, False), (0.007, 7, False), (0.0079, 6, True)]
    )
    def test_a_save(self, seconds, queries, holds):
        assert saves.holds(Measured([seconds], queries=queries), 3.9) == holds
        assert not saves.holds(Measured([seconds], queries=queries), 4.1)


@pytest.mark.slow
class TestItRuns:
    def test_load(self):
        result = load.run("sqlite", Scenario(10, 0.5, exporters=1), 5)
        assert result.holds, (result.outcome.failures, result.outcome.export_failures, result.faults)
        assert len(result.outcome.acknowledged) > 20
        assert result.outcome.exports
        assert "sqlite, 10 drafters every 0.5 s" in load.page([result], 5, False)

    def test_saves(self, capsys):
        main(["saves", "--runs", "3", "--database", "sqlite"])
        lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("sqlite, a paragraph")]
        assert [json.loads(re.search(r"  +(\d+)  ", line)[1]) for line in lines] == [3, 6, 6]
        assert [one in line for one, line in zip((BARE, SMALL), lines, strict=False)] == [True, True]
