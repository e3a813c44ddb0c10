"""Inputs that nobody would write end in a reading or in a refusal with a sentence, never in a traceback."""

import pytest

from tests import fuzz
from tests.scale import scale


@pytest.mark.parametrize("part", range(2))
def test_no_input_ends_in_a_traceback(part, record_property):
    inputs, readings = scale(6_000, 500_000), scale(600, 25_000)
    assert fuzz.run(inputs, readings, seed=part) == inputs
    record_property("promise", "bad files: fuzz")
    record_property(
        "figure", f"{inputs:,} mutated inputs to the loaders, {readings:,} of them to the readers: no traceback"
    )


def test_the_fuzz_sees_what_a_loader_that_fails_does(monkeypatch):
    monkeypatch.setattr(fuzz, "decode", lambda data, _: data.decode())
    with pytest.raises(AssertionError, match="input"):
        fuzz.run(2_000, 1, seed=0)
