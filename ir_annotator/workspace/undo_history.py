"""The steps of this person on this device as the event log tells them, so that undo and redo survive a restart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from ir_annotator.domain.annotation import Annotation, AnnotationKey
from ir_annotator.domain.edits import AnyEdit, Carry, Restore
from ir_annotator.domain.event import Event, SplitEvent
from ir_annotator.domain.outline import Merge
from ir_annotator.domain.record import QA
from ir_annotator.i18n import translate
from ir_annotator.workspace.editing import AnyStep, LabelsStep, MergeStep, SplitState, SplitStep, Step

if TYPE_CHECKING:  # the store is loaded when a project is opened, after the window was painted
    from ir_annotator.store.project import Project

MOST_STEPS = 200
_MOST_EVENTS = 300
_AnyEvent: TypeAlias = Event | SplitEvent
Describe: TypeAlias = Callable[[AnyEdit, Annotation], str]
"""Says what an edit does to an annotation, in words."""


def remembered(project: Project, annotator: str, device: str, describe: Describe) -> tuple[list[AnyStep], int]:
    """Return the steps a person made here last, the oldest first, and how many of them stand (the others are undone).

    A step whose labels somebody changed since on another device is not among them, nor is any before it. Where an
    event cannot be read there are none: the check of the project will say so.
    """
    try:
        return _remembered(project, annotator, device, describe)
    except (KeyError, TypeError, ValueError, AttributeError):
        return [], 0


def _remembered(project: Project, annotator: str, device: str, describe: Describe) -> tuple[list[AnyStep], int]:
    recent = project.recent_events(device, _MOST_EVENTS)
    prints = dict.fromkeys(fingerprint for _, fingerprint in recent)
    pasts = {fingerprint: _Past.of(project.events_of_record(fingerprint), device) for fingerprint in prints}
    undo: list[AnyStep] = []
    redo: list[AnyStep] = []
    groups = list(_groups(pasts[fingerprint].events[event_id] for event_id, fingerprint in recent))
    for turn in _turns(groups, project.sharing.merges(device)):
        if isinstance(turn, Merge):
            _merge(turn, undo, redo, annotator)
            continue
        head = turn[0]
        if undo and head.undoes and undo[-1].head == head.undoes:
            _move(undo, redo, head.id)
        elif redo and head.undoes and redo[-1].head == head.undoes:
            _move(redo, undo, head.id)
        elif head.undoes:  # of something before the events that were read
            undo.clear()
            redo.clear()
        elif any(_author(event) == annotator for event in turn):
            step = pasts[head.fingerprint].step(turn, describe)
            undo, redo = ([*undo, step] if step else []), []
    fresh = _fresh(undo, pasts)[-MOST_STEPS:]
    return [*fresh, *reversed(_fresh(redo, pasts))], len(fresh)


def _turns(groups: list[list[_AnyEvent]], merges: Iterable[Merge]) -> list[list[_AnyEvent] | Merge]:
    """Return steps and merges in the order in which they happened; a merge that was taken back comes twice."""
    first = groups[0][0].seq - 1 if groups else 0
    turns: list[tuple[int, int, list[_AnyEvent] | Merge]] = [(group[-1].seq, 0, group) for group in groups]
    for merge in merges:
        moments = [merge.after_seq] if merge.back_seq is None else [merge.after_seq, merge.back_seq]
        turns += [(moment, place, merge) for place, moment in enumerate(moments, 1) if moment >= first]
    return [turn for *_, turn in sorted(turns, key=lambda one: one[:2])]


def _merge(merge: Merge, undo: list[AnyStep], redo: list[AnyStep], annotator: str) -> None:
    """Go on over the moment at which work of colleagues was taken in, or taken back."""
    if undo and undo[-1].head == merge.id:
        _move(undo, redo, merge.id)
    elif merge.author == annotator:
        undo.append(MergeStep(merge.text, merge.id))
        redo.clear()
    else:
        undo.clear()
        redo.clear()


def _move(source: list[AnyStep], target: list[AnyStep], head: str) -> None:
    step = source.pop()
    step.head = head
    target.append(step)


def _fresh(steps: list[AnyStep], pasts: Mapping[str, _Past]) -> list[AnyStep]:
    """Return the last steps, back to the first one that others have passed over."""
    fresh: list[AnyStep] = []
    for step in reversed(steps):
        if not isinstance(step, MergeStep) and not pasts[step.fingerprint].is_fresh(step):
            break
        fresh.append(step)
    return fresh[::-1]


def _author(event: _AnyEvent) -> str:
    return event.author if isinstance(event, SplitEvent) else event.key.annotator


def _groups(events: Iterable[_AnyEvent]) -> Iterator[list[_AnyEvent]]:
    """Yield together the events that one step wrote."""
    group: list[_AnyEvent] = []
    for event in events:
        if group and not _belongs(event, group[-1], group[0]):
            yield group
            group = []
        group.append(event)
    if group:
        yield group


def _belongs(event: _AnyEvent, before: _AnyEvent, head: _AnyEvent) -> bool:
    """Tell whether an event was written by the same step: moved labels behind a split, or labels set all at once.

    What is written at once has the same time; labels that a person sets one by one have the seconds she worked.
    """
    if isinstance(event, SplitEvent) or event.seq != before.seq + 1:
        return False
    if (event.fingerprint, event.at) != (head.fingerprint, head.at):
        return False
    if isinstance(head, SplitEvent):
        return isinstance(event.edit, Carry)
    return _at_once(event) and _at_once(head) and event.undoes == head.undoes


def _at_once(event: Event) -> bool:
    return isinstance(event.edit, Restore) and event.seconds == 0


@dataclass(slots=True)
class _Past:
    """What one record went through: the labels before and after each event, and each split."""

    events: dict[str, _AnyEvent] = field(default_factory=dict)
    changes: dict[str, tuple[Annotation, Annotation]] = field(default_factory=dict)
    splits: dict[str, tuple[SplitState, SplitState] | None] = field(default_factory=dict)
    passed: dict[AnnotationKey | str, set[str]] = field(default_factory=dict)
    """By annotation, or fingerprint for the split: what was done to it before another device did something."""

    @classmethod
    def of(cls, happened: Iterable[_AnyEvent], device: str) -> _Past:
        """Replay the events of a record."""
        past = cls()
        labels: dict[AnnotationKey, Annotation] = {}
        states: dict[str, Annotation] = {}
        qas: tuple[QA, ...] | None = None
        checked = False
        done: dict[AnnotationKey | str, set[str]] = {}
        for group in _groups(happened):
            before, head = dict(labels), group[0]
            for event in group:
                thing = event.fingerprint if isinstance(event, SplitEvent) else event.key
                past.events[event.id] = event
                if event.device != device:
                    past.passed[thing] = set(done.get(thing, ()))
                done.setdefault(thing, set()).add(event.id)
                if isinstance(event, Event):
                    old = next((states[one] for one in event.after if one in states), Annotation())
                    labels[event.key] = states[event.id] = event.edit.apply(old)
                    past.changes[event.id] = (old, labels[event.key])
            if isinstance(head, SplitEvent):
                read = qas or head.first
                was = SplitState(read, checked, before) if read else None
                after = SplitState(head.qas, head.checked, dict(labels))
                past.splits[head.id] = (was, after) if was else None
                qas, checked = head.qas, head.checked
        return past

    def step(self, group: list[_AnyEvent], describe: Describe) -> AnyStep | None:
        """Return the step that wrote these events; None if what was before is not known."""
        head = group[0]
        if isinstance(head, SplitEvent):
            states = self.splits.get(head.id)
            return states and SplitStep(translate("Edit", "mend the split"), head.fingerprint, *states, head.id)
        changes = [(event.key, *self.changes[event.id]) for event in group if isinstance(event, Event)]
        if _at_once(head):
            before, after = ({key: both[side] for key, *both in changes} for side in (0, 1))
            text = translate("Edit", "put labels in the place of others")
            return LabelsStep(text, head.fingerprint, before, after, head.id)
        return Step(describe(head.edit, changes[0][1]), head, *changes[0][1:])

    def is_fresh(self, step: AnyStep) -> bool:
        """Tell whether nothing came from another device on what the step changed since it was made or undone."""
        if isinstance(step, Step):
            things: set[AnnotationKey | str] = {step.place.key}
        else:
            things = set(step.after) if isinstance(step, LabelsStep) else {step.fingerprint}
        return not any(step.head in self.passed.get(thing, ()) for thing in things)
