"""Each defence is guarded: with it switched off, a test fails."""

import json
import subprocess
import sys

import pytest

from tests.scale import LONG


@pytest.mark.skipif(not LONG, reason="a part of make faults: it runs a test for each defence")
def test_every_defence_that_is_switched_off_makes_a_test_fail(root, record_property):
    run = subprocess.run(
        [sys.executable, "-m", "tests.defences"], cwd=root, capture_output=True, text=True, timeout=600, check=True
    )
    outcomes = json.loads(run.stdout)
    assert len(outcomes) >= 20
    assert {name: found for name, found in outcomes.items() if found != [0, 1]} == {}
    record_property("promise", "our own defences")
    record_property("figure", f"{len(outcomes)} switched off, one by one: each makes a test fail")
