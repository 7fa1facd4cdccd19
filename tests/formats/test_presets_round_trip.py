"""Whatever is labelled comes back from every format, label by label."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from preset_builders import rows, there_and_back

from ir_annotator.formats.labels.presets import PRESETS, preset_of


@pytest.mark.parametrize("name", PRESETS)
@settings(deadline=None, max_examples=60)
@given(found=rows())
def test_every_label_comes_back(name, found):
    if PRESETS[name].needs:
        pytest.importorskip(PRESETS[name].needs)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"labels{PRESETS[name].suffix}"
        lines = there_and_back(name, found, path)
        if lines:
            assert preset_of(path).name == name
