"""Questions that no running number marks: told by who speaks, by 问：, a bullet, bold type, or by how they end."""

from __future__ import annotations

import re
from dataclasses import replace

from ir_annotator.domain.candidates import LONGEST_QUESTION, Candidate, candidate_at, marked, weight_of
from ir_annotator.domain.markers import ANYBODY, BULLET, OFFICER, SPEAKER, Lines

_CERTAIN = 1.0
_NUMBER_BEHIND = re.compile(r"(?P<n>\d{1,3})\s*[、.．)）](?!\d)\s*")
_NAMED = re.compile(r"[^。！？?!，,]{2,30}")
_LONGEST_TOPIC = 40
_TOPIC = re.compile(r"(?:关于|针对|有关)|.*的?问题$")


def asking_lines(source: Lines) -> list[Candidate]:
    """Return the lines that begin with 问： or 投资者：, if anything else says that one of them asks."""
    found = _without_names(source, marked(source, "asking"))
    return _behind_numbers(source, found) if any(one.weight > _CERTAIN for one in found) else []


def _without_names(source: Lines, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates, those on a line that only says who asks together with the next: 提问者：张三, 问题：…."""
    merged: list[Candidate] = []
    for one in found:
        named = merged[-1] if merged else None
        if named and named.first == one.line - 1 and source.whole(_NAMED, named.line):
            merged[-1] = replace(one, line=named.line)
        else:
            merged.append(one)
    return merged


def _behind_numbers(source: Lines, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates with their words behind the running number, where all say 问：1、 and 问：2、 in turn."""
    numbers = [_NUMBER_BEHIND.match(source.folded, one.body, source.spans[one.first].end) for one in found]
    if [int(each["n"]) if each else 0 for each in numbers] != list(range(1, len(found) + 1)) or len(found) == 1:
        return found
    return [replace(one, body=each.end()) for one, each in zip(found, numbers, strict=True) if each]


def unnumbered(source: Lines) -> list[Candidate]:
    """Return the best questions that no number marks; bold lines if all lines that ask are among them."""
    bold, unmarked = _bold(source), _unmarked(source)
    if bold and {one.line for one in unmarked} < {one.line for one in bold}:
        unmarked = []
    return max(_speakers(source), bold, _with_bullets(source, unmarked), key=_sum)


def _sum(found: list[Candidate]) -> float:
    return sum(one.weight for one in found)


def _speakers(source: Lines) -> list[Candidate]:
    """Return the lines that begin with the name of somebody who asks and is answered by a speaker of the company."""
    found = [
        one
        for line in range(len(source.spans) - 1)
        if (match := _asker(source, line))
        for one in candidate_at(source, line, match, "speaker")
    ]
    return found if len(found) > 1 else []


def _asker(source: Lines, line: int) -> re.Match[str] | None:
    """Return the name of an organisation, or of anybody before an officer of the company, with which a line begins."""
    if source.answer_marker(line) or not source.answer_marker(line + 1):
        return None
    named = source.marker(ANYBODY, line) if source.marker(OFFICER, line + 1) else None
    return source.marker(SPEAKER, line) or named


def _bold(source: Lines) -> list[Candidate]:
    """Return the bold lines, if most of them read like questions."""
    found = []
    for first, last in source.bold.items():
        line = next((at for at in range(first, last + 1) if not source.heading(at, numbers=True)), None)
        if line is None:
            continue
        body = source.spans[line].start
        weight = max(weight_of(source, at, source.spans[at].start, asked=False) for at in {line, last})
        found.append(Candidate(line, 0, line, last, body, weight, "bold"))
    asking = [one for one in found if one.weight > 0]
    return found if len(found) > 1 and 2 * len(asking) >= len(found) else []


def _unmarked(source: Lines) -> list[Candidate]:
    """Return the lines without any marker that end like a question or stand before an answer marker."""
    found: list[Candidate] = []
    for line, span in enumerate(source.spans):
        both = source.asks_and_answers(line)
        goes_on = bool(found) and found[-1].line == line - 1 and not both
        if goes_on or source.answer_marker(line) or (len(span) > LONGEST_QUESTION and not both):
            continue
        if source.answer_marker(line + 1) or both or source.ends_asking(line):
            bullet = source.marker(BULLET, line)
            body = bullet.end() if bullet and bullet.end() < span.end else span.start
            found.append(Candidate(line, 0, line, line, body, weight_of(source, line, body, asked=False), "unmarked"))
    told = any(source.answer_marker(one.line + 1) or source.asks_and_answers(one.line) for one in found)
    return found if len(found) > 1 or told else []


def _with_bullets(source: Lines, found: list[Candidate]) -> list[Candidate]:
    """Return unmarked questions as marked ones, if all lines with the sign before them are questions."""
    signs = {source.text[source.spans[one.line].start] for one in found if one.body > source.spans[one.line].start}
    with_sign = [line for line, span in enumerate(source.spans) if source.text[span.start] in signs]
    if len(signs) != 1 or with_sign != [one.line for one in found] or len(found) <= 1:
        return found
    return [replace(one, family="bullet") for one in found]


def topics(source: Lines) -> list[Candidate]:
    """Return the numbered headings of what was talked about, where they stand in place of questions.

    They count from 1, most of them say 关于 or 问题, a passage follows each, and no other headings stand between.
    """
    found: list[Candidate] = []
    for one in marked(source, "number"):
        if one.number == len(found) + 1 and _is_topic(source, one):
            found.append(replace(one, family="topic"))
    told = [one for one in found if _TOPIC.match(source.folded, one.body, source.spans[one.first].end)]
    if len(found) <= 1 or 2 * len(told) <= len(found):
        return []
    later = range(found[0].line + 1, len(source.spans))
    return [] if any(source.heading(line, numbers=False) for line in later) else found


def _is_topic(source: Lines, one: Candidate) -> bool:
    """Tell whether a numbered line is a short heading with a passage behind it."""
    words, after = source.text[one.body : source.spans[one.first].end], one.first + 1
    if len(words) > _LONGEST_TOPIC or words.endswith(("。", "；", ";")) or after == len(source.spans):
        return False
    return source.text[source.spans[after].end - 1] in "。！”）)" and len(source.spans[after]) > len(words)
