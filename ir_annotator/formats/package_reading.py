"""Reads work packages; anybody may have made the file, so everything is looked at before it is believed."""

from __future__ import annotations

import hashlib
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from typing import Any

import orjson

from ir_annotator.domain.admission import LONGEST_NAME, UNREADABLE
from ir_annotator.domain.handover import HandedRecord, Handover, Purpose, Ranges
from ir_annotator.domain.log import LogEntry
from ir_annotator.domain.outline import Annotator
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record_codec import record_from_json
from ir_annotator.domain.rubbish import no_rubbish
from ir_annotator.formats.guard import unreachable
from ir_annotator.formats.package import EVENTS, FORMAT, MANIFEST, RECORDS, SCHEME
from ir_annotator.formats.scheme.file import parse_scheme
from ir_annotator.formats.scheme.yaml_tree import MAX_BYTES
from ir_annotator.i18n import translate

LARGEST_PACKAGE = 500_000_000
LARGEST_PART = 2_000_000_000
"""Bytes of a package, and of one of its parts unpacked, beyond which it is refused."""
_MOST_UNPACKED = 300
"""Times its packed size that a part may be large: text packs to a tenth, bombs to a thousandth."""
_LONGEST_LINE = 50_000_000
_LARGEST_MANIFEST = 20_000_000
_CHUNK = 1 << 20
_MAGIC = b"PK\x03\x04"
_MOST_LEFT_OUT = 10_000_000
_PARTS = (MANIFEST, SCHEME, RECORDS, EVENTS)
_UNPACKING = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, zlib.error)
_MOST_NUMBER = 2**53
_ENTRY_TYPES = frozenset(
    tuple({"seq": int, "seconds": seconds}.get(name, str) for name in LogEntry._fields) for seconds in (float, int)
)
_parts_of_entry = itemgetter(*LogEntry._fields)


def read_package(path: Path) -> Handover:
    """Read a package.

    Raises:
        Problem: With the file, the cause and what to do: if it cannot be read, is no package, of a newer version,
            too large, damaged or not what the program writes.
    """
    try:
        return _read(path)
    except Problem as problem:
        raise problem.in_file(str(path)) from None
    except OSError as error:
        raise unreachable(error).in_file(str(path)) from error


def _read(path: Path) -> Handover:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise _not_a_package()
    if status.st_size > LARGEST_PACKAGE:
        raise _too_large()
    with path.open("rb") as stream:
        if stream.read(len(_MAGIC)) != _MAGIC:
            raise _not_a_package()
        stream.seek(0)
        try:
            with zipfile.ZipFile(stream) as archive:
                return _of_archive(archive, str(path))
        except _UNPACKING as error:
            raise _damaged() from error


def _of_archive(archive: zipfile.ZipFile, source: str) -> Handover:
    infos = archive.infolist()
    names = [info.filename for info in infos]
    if MANIFEST not in names:
        raise _not_a_package()
    parts = dict(zip(names, infos, strict=True))
    if sorted(names) != sorted(_PARTS) or any(info.flag_bits & 1 for info in infos):
        raise _malformed()
    if any(info.file_size > min(LARGEST_PART, _MOST_UNPACKED * info.compress_size + _CHUNK) for info in infos):
        raise _too_large()
    manifest = _loaded(_whole(archive, parts[MANIFEST], _LARGEST_MANIFEST))
    if not isinstance(manifest, dict) or not str(manifest.get("format", "")).startswith("ir-annotator-package/"):
        raise _not_a_package()
    if manifest["format"] != FORMAT:
        raise _newer(str(manifest["format"]))
    try:
        return _of_parts(archive, parts, manifest, source)
    except UNREADABLE as error:
        raise _malformed() from error


@no_rubbish()
def _of_parts(
    archive: zipfile.ZipFile, parts: Mapping[str, zipfile.ZipInfo], manifest: Mapping[str, Any], source: str
) -> Handover:
    scheme = _whole(archive, parts[SCHEME], MAX_BYTES).decode()
    hashes = {SCHEME: hashlib.sha256(scheme.encode())}
    for name in (RECORDS, EVENTS):
        hashes[name] = hashlib.sha256()
    records = tuple(_record(line) for line in _lines(archive, parts[RECORDS], hashes[RECORDS]))
    entries = tuple(_entry(line) for line in _lines(archive, parts[EVENTS], hashes[EVENTS]))
    if any(manifest["parts"][name]["sha256"] != hashed.hexdigest() for name, hashed in hashes.items()):
        raise _damaged()
    prints = {one.record.fingerprint for one in records}
    counts = (manifest["records"], manifest["events"])
    if counts != (len(records), len(entries)) or len(prints) != len(records):
        raise _malformed()
    if parse_scheme(scheme, source).ref != manifest["scheme"]:
        raise _malformed()
    return Handover(
        purpose=Purpose(manifest["purpose"]),
        project=_name(manifest["project"]),
        scheme=manifest["scheme"],
        scheme_source=scheme,
        records=records,
        entries=entries,
        annotators=tuple(map(_person, manifest["annotators"])),
        addressee=manifest["for"] and _person(manifest["for"]),
        left_out={_name(device): _ranges(ranges) for device, ranges in manifest["left_out"].items()},
        source=source,
    )


def _whole(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """Return a small part."""
    if info.file_size > most:
        raise _too_large()
    with archive.open(info) as part:
        return part.read(info.file_size + 1)  # not more than declared, whatever is packed


def _lines(archive: zipfile.ZipFile, info: zipfile.ZipInfo, hashed: Any) -> Iterator[bytes]:  # noqa: ANN401 -- hashlib's
    """Yield the lines of a part, unpacked piece by piece; one without an end or without anything is refused."""
    with archive.open(info) as part:
        rest, size = b"", 0
        while chunk := part.read(_CHUNK):
            size += len(chunk)
            hashed.update(chunk)
            *lines, rest = (rest + chunk).split(b"\n")
            if size > info.file_size or len(rest) > _LONGEST_LINE or not all(lines):
                raise _malformed()
            yield from lines
    if rest:
        raise _malformed()


def _loaded(raw: bytes) -> Any:  # noqa: ANN401 -- any JSON
    try:
        return orjson.loads(raw)
    except ValueError as error:
        raise _malformed() from error


def _record(line: bytes) -> HandedRecord:
    data = _loaded(line)
    return HandedRecord(record_from_json(data["record"]), _text(data["base"]))


def _entry(line: bytes) -> LogEntry:
    data = _loaded(line)
    entry = LogEntry._make(_parts_of_entry(data))
    if len(data) != len(entry) or tuple(map(type, entry)) not in _ENTRY_TYPES or not 0 < entry.seq <= _MOST_NUMBER:
        raise _malformed()
    return entry if type(entry.seconds) is float else entry._replace(seconds=float(entry.seconds))


def _person(data: Mapping[str, Any]) -> Annotator:
    return Annotator(_name(data["id"]), _text(data["name"]))


def _name(value: object) -> str:
    """Return a text that is not empty, nor too long."""
    text = _text(value)
    if not text.strip():
        raise _malformed()
    return text


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_NAME:
        raise _malformed()
    return value


def _ranges(pairs: list[list[int]]) -> Ranges:
    found = tuple((first, last) for first, last in pairs)
    if not all(type(number) is int for pair in found for number in pair):
        raise _malformed()
    if any(not 1 <= first <= last <= _MOST_LEFT_OUT for first, last in found):
        raise _malformed()
    return found


def _not_a_package() -> Problem:
    return Problem(
        "not_a_package",
        translate("Package", "It is not a work package of IR Annotator."),
        translate("Package", "Choose a file that ends in .irpack, and fetch it again if it came by mail."),
    )


def _damaged() -> Problem:
    return Problem(
        "package_damaged",
        translate("Package", "The work package is damaged or was changed after it was made."),
        translate("Package", "Fetch it again, or ask your colleague to send it again."),
    )


def _malformed() -> Problem:
    return Problem(
        "package_malformed",
        translate("Package", "The work package holds something that this program never writes."),
        translate("Package", "Do not trust it; ask your colleague to make it again with the program."),
    )


def _too_large() -> Problem:
    return Problem(
        "too_large",
        translate("Package", "The work package is too large, or unpacks to far more than it should."),
        translate("Package", "Ask your colleague for a package of fewer records."),
    )


def _newer(version: str) -> Problem:
    return Problem(
        "newer_version",
        translate("Package", "The work package was made by a newer version of this program ({0}).").format(
            version[:40]
        ),
        translate("Package", "Update the program, then open the package again."),
    )
