"""Argilla makes records of our lines, and flattens them again to the same responses."""

import json
import sys
import uuid
from importlib.metadata import version
from pathlib import Path

import argilla
from argilla.records._io import GenericIO

path = Path(sys.argv[1]) / "argilla.jsonl"
lines = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
count = 0
for line in lines:
    questions = [key.removesuffix(".responses") for key in line if key.endswith(".responses")]
    responses = [
        argilla.Response(question, value, user_id=uuid.UUID(user), status=status)
        for question in questions
        for value, user, status in zip(
            line[f"{question}.responses"],
            line[f"{question}.responses.users"],
            line[f"{question}.responses.status"],
            strict=True,
        )
    ]
    fields = {"question": line["question"], "answer": line["answer"]}
    metadata = {key: line[key] for key in ("code", "name", "number", "date", "file", "index", "scheme", "ir_annotator")}
    record = argilla.Record(id=line["id"], fields=fields, metadata=metadata, responses=responses)
    (flat,) = GenericIO.to_list([record], flatten=True)
    for key in flat:
        if key not in ("status", "_server_id"):
            assert flat[key] == line[key], key
    count += len(responses)
print(f"argilla {version('argilla')}: {len(lines)} records, {count} responses")
