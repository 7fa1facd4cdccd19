"""Doccano's own parser and label classes read our lines; what its database would hold is what we wrote.

Doccano asks for old versions of Django and others that cannot be installed beside a new Python, so its wheel is only
unpacked, and what its classes import but reading does not use (models, tables, tasks) is replaced by empty stand-ins.
"""

import json
import subprocess
import sys
import types
import uuid
import zipfile
from pathlib import Path
from unittest import mock

folder = Path(sys.argv[1])
wheels = folder / "doccano-wheel"
if not list(wheels.glob("*.whl")):
    ask = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "doccano", "-d", str(wheels)]
    subprocess.run(ask, check=True)
(wheel,) = wheels.glob("*.whl")
zipfile.ZipFile(wheel).extractall(wheels / "unpacked")
sys.path.insert(0, str(wheels / "unpacked" / "backend"))
for name in (
    *("examples", "examples.models", "projects", "projects.models", "labels", "labels.models", "label_types"),
    *("label_types.models", "pyexcel", "pyexcel.exceptions", "seqeval", "seqeval.scheme", "django", "django.conf"),
    *("django.db", "django.db.models", "django.contrib", "django.contrib.auth", "django.contrib.auth.models"),
):
    module = types.ModuleType(name)
    module.__getattr__ = lambda attribute: mock.MagicMock(name=attribute)
    sys.modules[name] = module

from data_import.pipeline.data import TextData  # noqa: E402
from data_import.pipeline.label import CategoryLabel, SpanLabel  # noqa: E402
from data_import.pipeline.parsers import JSONLParser  # noqa: E402

path = folder / "doccano.jsonl"
expected = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
parser = JSONLParser(encoding="utf-8")
rows = list(parser.parse(str(path)))
assert not parser.errors, parser.errors
assert len(rows) == len(expected)
spans = 0
for row, ours in zip(rows, expected, strict=True):
    row.pop("#line", None)
    cats, entities = row.pop("cats"), row.pop("entities")
    data = TextData.parse(example_uuid=uuid.uuid4(), filename="f", upload_name="f", **row)
    assert data.text == ours["text"]
    assert data.meta["ir_annotator"]["qa_id"] == ours["ir_annotator"]["qa_id"]
    assert [CategoryLabel.parse(uuid.uuid4(), one).label for one in cats] == ours["cats"]
    units = data.text.encode("utf-16-le")
    for entity, claim in zip(entities, ours["ir_annotator"]["claims"], strict=True):
        span = SpanLabel.parse(uuid.uuid4(), entity)
        shown = units[2 * span.start_offset : 2 * span.end_offset].decode("utf-16-le")  # as its page cuts the text
        assert (shown, span.label) == (claim["text"], claim["type"])
        spans += 1
print(f"{wheel.name}: {len(rows)} lines, {spans} spans")
