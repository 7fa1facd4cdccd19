"""The project: everything the program may ask of the file, as domain objects, from any thread."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from ir_annotator.domain.annotation import Annotation, AnnotationKey, LabelledQA, Layer, Status
from ir_annotator.domain.event import Event, SplitEvent
from ir_annotator.domain.log import REMARK
from ir_annotator.domain.outline import AddResult, Annotator, Backup, FoundQA, Why
from ir_annotator.domain.query_meaning import Wanted
from ir_annotator.domain.record import Record, fingerprint
from ir_annotator.domain.scheme import Scheme
from ir_annotator.domain.soundness import Finding, Invariant
from ir_annotator.domain.submission import SubmittedQA
from ir_annotator.store import annotators as annotator_table
from ir_annotator.store import (
    backup,
    checks,
    counts,
    event_rows,
    events,
    facts,
    labels,
    projection,
    records,
    reviewed,
    search,
    search_index,
    splits,
    submissions,
    topic_uses,
)
from ir_annotator.store.backup import Places
from ir_annotator.store.copying import nobody_waits, verified_copy
from ir_annotator.store.counts import Closed, Counting
from ir_annotator.store.database import ProjectFile, create_file, open_file
from ir_annotator.store.errors import damaged
from ir_annotator.store.exchange import Exchange
from ir_annotator.store.labels import Stored
from ir_annotator.store.lists import Lists
from ir_annotator.store.reviewing import Reviews
from ir_annotator.store.search import Finder, Found, MakeMatches
from ir_annotator.store.sharing import Sharing
from ir_annotator.store.stored_rows import Choice

_AT_HAND = 50
"""Annotations kept in memory because the next edit is likely to be on one of them."""


class Project:
    """An open project file. Every method may raise Problem when the disk fails; then nothing of it was written."""

    def __init__(self, file: ProjectFile) -> None:
        self._file = file
        self._seen: dict[AnnotationKey, Stored] = {}
        self._last: events.Written | None = None
        self.lists = Lists(file)
        self.reviews = Reviews(file)
        self.exchange = Exchange(file)
        self.sharing = Sharing(file, self._seen.clear)

    @classmethod
    def create(cls, path: Path, scheme: Scheme, at: str) -> Self:
        """Make a new project with a scheme; ``at`` is the UTC time.

        Raises:
            Problem: If there is a file already, or none can be written.
        """

        def fill(db: Database) -> None:
            facts.put_scheme(db, scheme)
            facts.put(db, facts.CREATED_AT, at)

        return cls(create_file(path, fill))

    @classmethod
    def open(cls, path: Path, *, doubted: bool = False) -> Self:
        """Open an existing project; one that is ``doubted`` also where something in it would act by itself.

        Raises:
            Problem: ``missing``, ``not_a_project``, ``newer_version``, ``damaged``, ``locked``, ``no_permission``,
                ``foreign_schema`` or ``read_only_folder``.
        """
        return cls(open_file(path, doubted=doubted))

    def close(self) -> None:
        """Close the file; everything is saved already."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._file.path

    def settings(self) -> Mapping[str, str | int]:
        """Return the settings that rule safety, as the live connection reports them."""
        return self._file.settings()

    def scheme_source(self) -> str:
        """Return the YAML text of the scheme in force."""
        with self._file.reading() as db:
            return facts.scheme_source(db)

    def scheme_ref(self) -> str:
        """Return the name of the scheme in force, such as ``ir-cn-default@1.0.0``."""
        with self._file.reading() as db:
            return facts.scheme_ref(db)

    def state(self, name: str) -> str:
        """Return a remembered fact, such as the place where somebody left off; ``""`` if there is none."""
        with self._file.reading() as db:
            return facts.get(db, facts.STATE + name)

    def set_state(self, name: str, value: str) -> None:
        """Remember a fact."""
        with self._file.writing() as db:
            facts.put(db, facts.STATE + name, value)

    def add_annotator(self, annotator_id: str, name: str) -> None:
        """Store an annotator; one with the same id gets the new name."""
        with self._file.writing() as db:
            annotator_table.put(db, Annotator(annotator_id, name))

    def annotators(self) -> list[Annotator]:
        """Return all annotators, ordered by id."""
        with self._file.reading() as db:
            return annotator_table.everybody(db)

    def add_records(self, new: Iterable[Record], at: str) -> AddResult:
        """Add the records that are not known yet, a few hundred rows per transaction; ``at`` is the UTC time.

        Raises:
            Problem: If the disk fails; the transactions before that one stay.
        """
        added: list[str] = []
        known: list[str] = []
        for batch in records.batches(new):
            with self._file.writing() as db:
                result = records.add(db, batch, at)
            added += result.added
            known += result.known
        return AddResult(tuple(added), tuple(known))

    def older_versions(self, fingerprints: Iterable[str]) -> list[tuple[str, str, str]]:
        """Return which of these records came after another with the same code and number, but another text.

        Each comes with its fingerprint, the fingerprint of the latest one before, and the file of that one.
        """
        with self._file.reading() as db:
            return records.older_versions(db, fingerprints)

    def has_record(self, fingerprint: str) -> bool:
        """Tell whether the project holds the record with this fingerprint."""
        with self._file.reading() as db:
            return records.id_of(db, fingerprint) is not None

    def record(self, fingerprint: str) -> Record:
        """Return the record with this fingerprint.

        Raises:
            KeyError: If the project does not hold it.
        """
        with self._file.reading() as db:
            record_id = records.id_of(db, fingerprint)
            if record_id is None:
                raise KeyError(fingerprint)
            return records.load(db, record_id)

    def record_of(self, qa_id: str) -> Record:
        """Return the record that a Q&A belongs to.

        Raises:
            KeyError: If the project does not hold that Q&A.
        """
        with self._file.reading() as db:
            record_id = records.id_of_qa(db, qa_id)
            if record_id is None:
                raise KeyError(qa_id)
            return records.load(db, record_id)

    def topic_uses(self, annotator: str) -> dict[str, int]:
        """Return on how many Q&As an annotator uses each topic, those never used left out."""
        with self._file.reading() as db:
            return topic_uses.of_annotator(db, annotator)

    def latest_topics(self, annotator: str) -> list[str]:
        """Return the topics an annotator ticked in her last changes, the last one first."""
        with self._file.reading() as db:
            return topic_uses.latest(db, annotator)

    def finder(self, wanted: Wanted, matcher: MakeMatches) -> Finder:
        """Return a search, which takes its turns at the file by itself; ``matcher`` compiles words and patterns."""
        return Finder(self._file, wanted, matcher)

    def found_texts(self, found: Sequence[Found], annotator: str) -> list[FoundQA]:
        """Return what lists show of Q&As that were found, as they stand for one annotator."""
        with self._file.reading() as db:
            return search.read(db, found, annotator)

    def check_texts(self) -> Iterator[None]:
        """Check the texts that opening a large file left out, some at a time: each must be what its fingerprint says.

        Raises:
            Problem: ``damaged``, if one is not.
        """
        last, some = 0, self._file.texts_unchecked
        while some:
            with self._file.reading() as db:
                rows = records.texts_after(db, last)
            if any(fingerprint(text) != known for _, known, text in rows):
                raise damaged().in_file(str(self.path))
            last, some = rows[-1][0] if rows else last, bool(rows)
            yield
        self._file.texts_unchecked = False

    def index_some(self) -> bool:
        """Put a few more records into the index of the search box, or tidy it; False if nothing is left to do."""
        with self._file.reading() as db:
            batch = search_index.next_batch(db)
        if batch:
            rows = batch.rows()
            with self._file.writing() as db:
                search_index.add_batch(db, batch, rows)
        with self._file.writing() as db:
            return search_index.merge(db, at_end=batch is None) or batch is not None

    def counting(self, annotator: str) -> Counting:
        """Return a count of one annotator's work, which takes its turns at the file by itself."""
        return Counting(self._file, annotator)

    def closed_by_minute(self, annotator: str) -> list[tuple[str, str, int]]:
        """Return UTC minute, status and number of the Q&As that an annotator has done or skipped."""
        with self._file.reading() as db:
            return counts.closed_by_minute(db, annotator)

    def closed_here(self, annotator: str, device: str, since: str, after: int = 0) -> tuple[list[Closed], int]:
        """Return when an annotator closed Q&As on a device, and the number of the last event there.

        Only what came behind event number ``after``; without it, all since a UTC time, and some before.
        """
        with self._file.reading() as db:
            return counts.closed_here(db, annotator, device, since, after)

    def still_closed(self, annotator: str, qa_ids: Sequence[str]) -> dict[str, float]:
        """Return which of these Q&As are done or skipped for an annotator, with the seconds worked on each."""
        with self._file.reading() as db:
            return counts.still_closed(db, annotator, qa_ids)

    def annotation(self, key: AnnotationKey) -> Annotation:
        """Return an annotation, empty if nothing was said yet.

        Raises:
            Problem: ``quote_mismatch`` if a claim does not match the record text.
        """
        with self._file.reading() as db:
            stored = labels.of_qas(db, [key.qa_id]).get(key)
            found = records.fingerprint_and_text(db, key.qa_id)
        if not stored or not found:
            return Annotation()
        verified = labels.verified(stored.annotation, key, found[1])
        self._remember(key, stored)
        return verified

    def _remember(self, key: AnnotationKey, stored: Stored) -> None:
        """Keep the last few annotations at hand: an edit need not read what was just read or written."""
        self._seen.pop(key, None)
        self._seen[key] = stored
        if len(self._seen) > _AT_HAND:
            self._seen.pop(next(iter(self._seen)), None)

    def seconds(self, key: AnnotationKey) -> float:
        """Return the time worked on an annotation in all."""
        with self._file.reading() as db:
            stored = labels.of_qas(db, [key.qa_id]).get(key)
        return stored.seconds if stored else 0.0

    def append(self, event: Event, after_edit: Annotation) -> Event:
        """Write an event and the annotation it leads to in one transaction; it is on the disk when this returns.

        The event comes back with its ``seq`` and ``after``. An annotator who is not known yet becomes known.

        Raises:
            ValueError: If the event does not fit what is stored, or a claim does not quote the record text.
        """
        with self._file.writing() as db:
            written = events.append(db, event, after_edit, self._seen.get(event.key), self._last)
            reviewed.follow(db, written.event)
        self._remember(event.key, written.stored)
        self._last = written
        return written.event

    def append_all(self, pairs: Iterable[tuple[Event, Annotation]]) -> int:
        """Write many events as ``append`` does, all or none of them; return how many.

        Raises:
            ValueError: As for ``append``.
        """
        listed = list(pairs)
        with self._file.writing() as db:
            for event, after_edit in listed:
                reviewed.follow(db, events.append(db, event, after_edit).event)
        return len(listed)

    def put_scheme(self, scheme: Scheme, relabelled: Iterable[tuple[Event, Annotation]]) -> bool:
        """Put another scheme in force, with the labels that change with it, in one transaction.

        Returns False, and nothing changes, if the project has one of that name and version that reads otherwise.

        Raises:
            ValueError: As for ``append``.
        """
        with self._file.writing() as db:
            if not facts.change_scheme(db, scheme):
                return False
            for event, after_edit in relabelled:
                events.append(db, event, after_edit)
        return True

    def append_split(self, event: SplitEvent, moved: Iterable[tuple[Event, Annotation]]) -> SplitEvent:
        """Write how a record is split from now on, with the labels that move, in one transaction.

        The event comes back with its ``seq`` and ``after``.

        Raises:
            ValueError: If the record is not known, or labels of a Q&A that goes would stay behind.
        """
        listed = list(moved)
        with self._file.writing() as db:
            self._seen.clear()
            return splits.append(db, event, listed)

    def labels_of(self, fingerprint: str) -> dict[AnnotationKey, Annotation]:
        """Return what everybody said, in every layer, about the Q&As of a record."""
        with self._file.reading() as db:
            record_id = records.id_of(db, fingerprint)
            found = labels.of_qas(db, records.qa_ids(db, record_id)) if record_id else {}
        return {key: stored.annotation for key, stored in found.items()}

    def events(self, key: AnnotationKey) -> list[Event]:
        """Return what happened to an annotation, in order."""
        with self._file.reading() as db:
            return events.of_key(db, key)

    def recent_events(self, device: str, most: int) -> list[tuple[str, str]]:
        """Return the last events of a device, the oldest first, each as its id and its record's fingerprint."""
        with self._file.reading() as db:
            return events.last_of_device(db, device, most)

    def events_of_record(self, fingerprint: str) -> list[Event | SplitEvent]:
        """Return what happened to the split of a record and to everybody's labels on it, in order."""
        with self._file.reading() as db:
            entries = event_rows.of_record(db, fingerprint)
            return [splits.event_of(entry) for entry in entries if entry.kind != REMARK]

    def back_up(self, places: Places, why: Why, go_on: Callable[[], None] = nobody_waits) -> Path:
        """Put a verified copy among the backups and return it; others read and write meanwhile.

        ``go_on`` is called often and may raise to stop the work.

        Raises:
            Problem: If the copy cannot be made or is not sound; then there is none.
        """
        with self._file.sharing() as (db, give_way):

            def between() -> None:
                give_way()
                go_on()

            return backup.make(db, places, why, between)

    def copy_to(self, target: Path) -> None:
        """Write a verified copy of the project, as ``back_up`` does, to a file; one that is there is replaced.

        Raises:
            Problem: If the copy cannot be made or is not sound; then ``target`` is as it was.
        """
        with self._file.sharing() as (db, give_way):
            verified_copy(db, target, give_way)

    def counts(self) -> tuple[int, int, int]:
        """Return how many records, labelled Q&As (each annotator's) and changes there are."""
        with self._file.reading() as db:
            return backup.counts(db.conn)

    def has_changed_since(self, newest: Backup | None) -> bool:
        """Tell whether the project holds anything that its newest backup does not."""
        with self._file.reading() as db:
            return backup.has_changed(db, newest)

    def check(self, tick: Callable[[int, int], None]) -> list[Finding]:
        """Return what does not hold though it must; others read and write meanwhile.

        ``tick`` is told how many records of how many are done, and may raise to stop the work.
        """
        with self._file.sharing() as (db, give_way):
            found = list(checks.of_file(db))
            record_ids = records.ids_in_order(db)
            for done, record_id in enumerate(record_ids, 1):
                found += checks.of_record(db, record_id)
                give_way()
                tick(done, len(record_ids))
        return found

    def mend(self, broken: Collection[Invariant]) -> None:
        """Mend what can be made anew, all or nothing; whoever calls has made a backup."""
        with self._file.writing() as db:
            self._seen.clear()
            checks.mend(db, broken)

    def rebuild(self) -> None:
        """Make all annotations and all mended splits anew from the events."""
        with self._file.writing() as db:
            self._seen.clear()
            projection.rebuild(db)

    def labelled(
        self,
        annotators: Collection[str] = (),
        layer: Layer | None = None,
        status: Status | None = None,
        *,
        include_unlabelled: bool = False,
    ) -> Iterator[LabelledQA]:
        """Return labelled Q&As by record (code, number, fingerprint), place in it, annotator and layer.

        Each record is read for itself, so that saving goes on while whoever asks works on what came.

        Args:
            annotators: Ids or names; empty for everybody.
            layer: One layer, or None for all.
            status: Only labels with this status, or None for any.
            include_unlabelled: Also an empty annotation where a Q&A has none: one for each annotator asked for,
                or, where everybody is asked for and nobody labelled it, one by ``""``.

        Raises:
            Problem: ``quote_mismatch`` if a claim does not match the record text.
        """
        choice = Choice(self.exchange.ids_of(annotators), layer, status, include_unlabelled)
        return (row.labelled() for row in self.exchange.rows(choice))

    def submissions(
        self, annotators: Collection[str] = (), fingerprints: Collection[str] = ()
    ) -> Iterator[tuple[int, int, list[SubmittedQA]]]:
        """Return, record by record in order, what annotators are done with; agreement is computed on nothing else.

        Each turn brings how many records are read, of how many, and the Q&As of the last one, where there are any.

        Args:
            annotators: Ids or names; empty for everybody.
            fingerprints: Only these records; empty for all.

        Raises:
            Problem: ``quote_mismatch`` if a claim does not match the record text.
        """
        return submissions.everything(self._file, annotators, fingerprints)
