"""Looks at the forms of a PDF, drawings that pages and other forms draw: those without end are refused.

The parser follows every drawing of a form inside a form when it loads a page, so a form that draws itself, or ten that
each draw ten over eight levels, would keep it busy for ever.
"""

from __future__ import annotations

import mmap
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.guard import too_large
from ir_annotator.i18n import translate

_MOST_WORK = 20_000_000
"""Bytes of drawing instructions that one form may come to with all it draws: as many as one stream may hold."""
_ONE_CALL = 500
"""To begin a form takes the parser as long as so many bytes of it."""
_MOST_BYTES = 60_000_000
"""Of all forms together, unpacked."""
_MOST_OBJECTS = 500_000
_LONGEST_OBJECT = 100_000
_WORD = rb"[^\s/<>\[\](){}%]{1,127}"
_DRAWN = re.compile(rb"/(" + _WORD + rb")\s+Do\b")
_NAMED = re.compile(rb"/(" + _WORD + rb")\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_OWN = re.compile(rb"/XObject\s*(?:<<|(\d{1,10})\s+\d{1,5}\s+R\b)")
_RESOURCES = re.compile(rb"/Resources\s*(?:<<|(\d{1,10})\s+\d{1,5}\s+R\b)")
_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_PACKED_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b")
_PLACE_OF_FIRST = re.compile(rb"/First\s+(\d{1,9})\b")
_IN_NUMBERS = re.compile(rb"#([0-9A-Fa-f]{2})")


def spelt(words: bytes) -> bytes:
    """Return words in which no letter of a name is written as a number."""
    return _IN_NUMBERS.sub(lambda found: bytes([int(found[1], 16)]), words) if b"#" in words else words


@dataclass(slots=True)
class Forms:
    """The forms of a file, gathered stream by stream; nothing is unpacked before ``check``."""

    raw: mmap.mmap
    _places: dict[int, tuple[int, int]] = field(default_factory=dict)
    _described: dict[int, bytes] = field(default_factory=dict)
    _packed: list[tuple[bytes, int, int]] = field(default_factory=list)
    _bytes: int = 0

    def add(self, described: bytes, start: int, end: int) -> None:
        """Take note of the stream between two places, whose dictionary ends in ``described``."""
        described = spelt(described)
        if _PACKED_OBJECTS.search(described):
            self._packed.append((described, start, end))
        elif _FORM.search(described):
            begin = self.raw.rfind(b"obj", max(0, start - _LONGEST_OBJECT), start)
            if begin >= 0 and (number := self._number(begin)) is not None:
                self._places[number] = start, end
                self._described[number] = spelt(self.raw[begin + 3 : start])

    def check(self) -> None:
        """Refuse forms that draw themselves, or so many others that no end is in sight.

        Raises:
            Problem: ``damaged_pdf`` or ``too_large``.
        """
        inside = {number: self._unpacked(*place) for number, place in self._places.items()}
        drawn = {number: Counter(map(spelt, _DRAWN.findall(words))) for number, words in inside.items()}
        if any(drawn.values()):
            _check_ends({number: len(words) for number, words in inside.items()}, self._targets(drawn))

    def _number(self, place: int) -> int | None:
        """Return the number of the object whose word ``obj`` stands at this place."""
        heads = list(_OBJECT.finditer(self.raw, max(0, place - 20), place + 3))
        return int(heads[-1][1]) if heads else None

    def _unpacked(self, start: int, end: int) -> bytes:
        """Return what a stream holds, as far as one unpacking tells."""
        packed = self.raw[start:end]
        try:
            inside = zlib.decompressobj().decompress(packed, _MOST_BYTES)
        except zlib.error:
            inside = packed
        self._bytes += len(inside)
        if self._bytes > _MOST_BYTES:
            raise too_large(self._bytes)
        return inside

    def _targets(self, drawn: dict[int, Counter[bytes]]) -> dict[int, Counter[int]]:
        """Return how often each form draws each other: by its own names, and those it lacks by anybody's."""
        packed = [(described, self._unpacked(start, end)) for described, start, end in self._packed]
        objects = dict(self._objects(packed))
        own = {number: _names_of(self._described[number], objects) for number, names in drawn.items() if names}
        lacking = any(name not in own[number] for number, names in drawn.items() for name in names)
        everybody = _everybodys((self.raw, *(inside for _, inside in packed))) if lacking else {}
        found: dict[int, Counter[int]] = {number: Counter() for number in drawn}
        for number, names in drawn.items():
            for name, times in names.items():
                meant = {own[number][name]} if name in own[number] else everybody.get(name, set())
                found[number].update({target: times for target in meant if target in drawn})
        return found

    def _objects(self, packed: list[tuple[bytes, bytes]]) -> Iterator[tuple[int, bytes]]:
        """Yield the objects of the file that are no streams, and those packed in streams."""
        raw, place = self.raw, self.raw.find(b"obj")
        for _ in range(_MOST_OBJECTS):
            if place < 0:
                break
            following = raw.find(b"obj", place + 3)
            if (number := self._number(place)) is not None:
                inside = raw[place + 3 : following if 0 <= following < place + _LONGEST_OBJECT else place + 3]
                if b"stream" not in inside:
                    yield number, spelt(inside)
            place = following
        else:
            raise too_large(len(raw))
        for described, inside in packed:
            first = _PLACE_OF_FIRST.search(described)
            start = int(first[1]) if first else 0
            pairs = [int(word) for word in re.findall(rb"\b\d{1,10}\b", inside[:start])]
            places = [start + offset for offset in pairs[1::2]]
            for number, begin, end in zip(pairs[::2], places, [*places[1:], len(inside)], strict=False):
                yield number, spelt(inside[begin : min(end, begin + _LONGEST_OBJECT)])


def _check_ends(sizes: dict[int, int], targets: dict[int, Counter[int]]) -> None:
    """Refuse forms that come to more than any page, the innermost first, without a call inside a call."""
    cost: dict[int, int] = {}
    for first, drawn in targets.items():
        way, on_the_way = [(first, iter(drawn))], {first}
        while way:
            number, left = way[-1]
            inner = next((inner for inner in left if inner not in cost), None)
            if inner is None:
                calls = sum(times * (_ONE_CALL + cost[inner]) for inner, times in targets[number].items())
                cost[number] = sizes[number] + calls
                if cost[number] > _MOST_WORK:
                    raise _too_many_drawings()
                on_the_way.discard(number)
                way.pop()
            elif inner in on_the_way:
                raise _draws_itself()
            else:
                way.append((inner, iter(targets[inner])))
                on_the_way.add(inner)


def _everybodys(texts: Iterable[bytes | mmap.mmap]) -> dict[bytes, set[int]]:
    """Return which objects go by a name anywhere in the file: a form without names of its own has its page's."""
    found: defaultdict[bytes, set[int]] = defaultdict(set)
    for text in texts:
        for name, number in _NAMED.findall(text):
            found[spelt(name)].add(int(number))
    return found


def _names_of(described: bytes, objects: dict[int, bytes]) -> dict[bytes, int]:
    """Return the names that a form itself gives to drawings, each with the number of the object."""
    resources = _RESOURCES.search(described)
    if resources and resources[1]:
        described = objects.get(int(resources[1]), b"")
    own = _OWN.search(described) if resources else None
    if own is None:
        return {}
    listed = objects.get(int(own[1]), b"") if own[1] else described[own.end() :].partition(b">>")[0]
    return {name: int(number) for name, number in _NAMED.findall(listed)}


def _draws_itself() -> Problem:
    return Problem(
        "damaged_pdf",
        translate("Pdf", "A drawing in this PDF contains itself, so its pages have no end."),
        translate("Pdf", "Fetch it again, or open it in a PDF reader and print it to a new PDF."),
    )


def _too_many_drawings() -> Problem:
    return Problem(
        "too_large",
        translate("Pdf", "Drawings within drawings make its pages far larger than any record."),
        translate("Pdf", "Fetch it again, or open it in a PDF reader and print it to a new PDF."),
    )
