"""Pictures of the pages that records were read from, painted when they are first looked at."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import Record
from ir_annotator.i18n import translate
from ir_annotator.workspace.jobs import Job, Jobs, Tick

if TYPE_CHECKING:
    from ir_annotator.formats.pdf.page import PageImage

_PAGES_KEPT = 8
PAGE_WIDTH = 900
"""Pixels of a page's picture."""


class SourcePages(QObject):
    """Fetches pages in the background and keeps the last few.

    Signals:
        page_ready: The picture of a page (its one-based number) is there, or why it is not.
        failed: Fetching a page met an error of ours; its traceback.
    """

    page_ready = Signal(int)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._jobs = Jobs()
        self._pages: OrderedDict[tuple[str, int], PageImage | Problem] = OrderedDict()
        self._fetching: set[tuple[str, int]] = set()

    def page(self, record: Record, number: int) -> PageImage | Problem | None:
        """Return the picture of a page of a record's source or why there is none; None while it is being fetched."""
        place = (record.source, number)
        if place not in self._pages and place not in self._fetching:
            self._fetching.add(place)
            job = Job(partial(_fetch, Path(record.source), number))
            job.done.connect(lambda found: self._fetched(place, found))
            job.failed.connect(self.failed)
            job.finished.connect(lambda: self._fetching.discard(place))
            self._jobs.start(job)
        return self._pages.get(place)

    def close(self) -> None:
        """Stop fetching for good."""
        self._jobs.close()

    def _fetched(self, place: tuple[str, int], found: PageImage | Problem) -> None:
        self._pages[place] = found
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        self.page_ready.emit(place[1])


def _fetch(source: Path, number: int, tick: Tick) -> PageImage | Problem:
    """Return the picture of a page, painted in a process of its own: a bad file cannot harm the window."""
    from ir_annotator.workspace.reading_pool import read_all

    ((_, found),) = read_all([source], partial(_picture, number=number), 1, lambda: tick(0, 1))
    return found


def _picture(source: Path, *, number: int) -> PageImage:
    """Return the picture of a page.

    Raises:
        Problem: If the file is gone or is no longer what was imported.
    """
    from ir_annotator.formats.pdf.page import page_image

    try:
        return page_image(source, number, PAGE_WIDTH)
    except OSError as error:
        cause = translate("Source", "The page cannot be shown: the file is no longer there, or is another one.")
        remedy = translate("Source", "Put it back where it was: {0}").format(source)
        raise Problem("no_page", cause, remedy) from error
