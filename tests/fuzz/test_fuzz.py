"""A short run over files that chance has broken; the long one is a command, see fuzzing.py."""

from __future__ import annotations

import io
import json
import random
import tempfile
from pathlib import Path

import fuzzing
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.labels.native_reading import read_lines
from ir_annotator.formats.reading import read_records
from ir_annotator.formats.scheme.file import default_scheme_path, parse_scheme
from ir_annotator.resources import seeds

SEED = 20251125


def outcome(work):
    """Return what a piece of work gave, or the Problem it ended with."""
    try:
        return work()
    except Problem as problem:
        return problem


def test_files_broken_by_chance_end_as_records_or_with_a_cause():
    ended, wrong = fuzzing.run(300, SEED, real=False)
    assert not wrong, "\n".join(wrong)
    assert ended["read"] > 30
    assert len(ended) > 5


PIECES = st.lists(st.sampled_from(fuzzing.WORDS) | st.text(max_size=5), max_size=40).map("".join)


@given(PIECES, st.sampled_from([".txt", ".csv", ".jsonl"]))
def test_any_text_ends_as_records_or_with_a_cause(text, ending):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{ending}"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        ended = outcome(lambda: read_records(path))
        if isinstance(ended, Problem):
            assert fuzzing.is_told(ended, path)
        else:
            for record in ended:
                fuzzing.check(record)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=4), inside, max_size=3),
    max_leaves=8,
)


@given(st.data())
def test_labels_changed_anywhere_are_read_or_refused_with_their_line(data):
    lines = (seeds() / "688787_2025-003.labels.jsonl").read_text(encoding="utf-8").splitlines()
    line = json.loads(lines[data.draw(st.integers(0, len(lines) - 1))])
    place = line
    for _ in range(data.draw(st.integers(0, 2))):
        inside = [value for value in place.values() if isinstance(value, dict) and value]
        if inside:
            place = data.draw(st.sampled_from(inside))
    place[data.draw(st.sampled_from(sorted(place)))] = data.draw(JSON)
    raw = json.dumps(line, ensure_ascii=False).encode("utf-8", "surrogatepass")
    for found in read_lines(io.BytesIO(raw), "labels.jsonl"):
        if isinstance(found, Problem):
            assert (found.file, found.line, found.code) == ("labels.jsonl", 1, "bad_line")
            assert found.cause


@pytest.mark.parametrize("seed", range(4))
def test_a_scheme_broken_by_chance_is_read_or_refused_with_its_line(seed):
    source = default_scheme_path().read_bytes()
    for number in range(40):
        chance = random.Random(f"{seed}-{number}")
        text = fuzzing.broken(source, chance).decode("utf-8", "replace")
        ended = outcome(lambda text=text: parse_scheme(text, "mine.yaml"))
        if isinstance(ended, Problem):
            assert (ended.code, ended.file) == ("bad_scheme", "mine.yaml")
            assert ended.cause
