"""Work packages (``.irpack``): records for a colleague, or her labels back; written here, read by ``package_reading``.

A package is a zip of four parts: ``manifest.json`` (what it is, with size and SHA-256 of the others), ``scheme.yaml``,
``records.jsonl`` (a record a line, with its text) and ``events.jsonl`` (an event of the log a line, just as it was
stored). Nothing in it depends on the day or the machine: the same content gives the same bytes.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import orjson

from ir_annotator.domain.codec import dumps
from ir_annotator.domain.handover import Handover
from ir_annotator.domain.record_codec import record_to_json

FORMAT = "ir-annotator-package/1"
MANIFEST, SCHEME, RECORDS, EVENTS = "manifest.json", "scheme.yaml", "records.jsonl", "events.jsonl"
SUFFIX = ".irpack"

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a zip can name: it says nothing."""
_OWNER_ONLY = 0o100600 << 16


def write(stream: BinaryIO, handover: Handover) -> None:
    """Write a package.

    Raises:
        OSError: If the stream cannot be written.
    """
    parts: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, lines in (
            (SCHEME, [handover.scheme_source.encode()]),
            (RECORDS, _record_lines(handover)),
            (EVENTS, _event_lines(handover)),
        ):
            parts[name] = _put(archive, name, lines)
        _put(archive, MANIFEST, [dumps(_manifest(handover, parts)).encode()])


def _put(archive: zipfile.ZipFile, name: str, lines: Iterable[bytes]) -> dict[str, Any]:
    """Write one part and return its size and hash."""
    info = zipfile.ZipInfo(name, _LONG_AGO)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = _OWNER_ONLY
    info.create_system = 3  # the same on every system
    size, hashed = 0, hashlib.sha256()
    with archive.open(info, "w", force_zip64=True) as part:
        for line in lines:
            part.write(line)
            size += len(line)
            hashed.update(line)
    return {"size": size, "sha256": hashed.hexdigest()}


def _manifest(handover: Handover, parts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    to = handover.addressee
    return {
        "format": FORMAT,
        "purpose": handover.purpose,
        "project": handover.project,
        "scheme": handover.scheme,
        "for": {"id": to.id, "name": to.name} if to else None,
        "annotators": [{"id": one.id, "name": one.name} for one in handover.annotators],
        "records": len(handover.records),
        "events": len(handover.entries),
        "left_out": {device: [list(pair) for pair in ranges] for device, ranges in handover.left_out.items()},
        "parts": parts,
    }


def _record_lines(handover: Handover) -> Iterator[bytes]:
    for one in handover.records:
        yield (dumps({"base": one.base, "record": record_to_json(one.record)}) + "\n").encode()


def _event_lines(handover: Handover) -> Iterator[bytes]:
    for entry in handover.entries:
        yield orjson.dumps(entry._asdict(), option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_SORT_KEYS)
