"""The Word report: records in their own form, claims coloured, each claim's labels as a comment at its place.

The labels themselves lie inside the package as native JSONL too, so that the report can be taken in again
(``report_reading``); what a person sees is compared with them then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from ir_annotator.domain.annotation import Claim, LabelledQA
from ir_annotator.domain.hues import claim_hue, ground
from ir_annotator.domain.record import QA, Record
from ir_annotator.domain.scheme import Scheme
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats.labels.native_jsonl import Lines
from ir_annotator.formats.labels.preset import About
from ir_annotator.formats.reports import report_form
from ir_annotator.formats.reports.report_text import Marked, RecordText
from ir_annotator.formats.reports.report_words import claim_comment, label_lines
from ir_annotator.formats.reports.word_file import WordFile
from ir_annotator.formats.reports.word_styles import GREY, QUIET
from ir_annotator.formats.reports.word_xml import TABLE_END, cell_start, paragraph, paragraphs, run, table_start
from ir_annotator.i18n import language, translate


def write(path: Path, rows: Iterable[StoredQA], about: About) -> None:
    """Write the report of rows that come record by record; one record is held at a time.

    Raises:
        OSError: If it cannot be written.
    """
    title = translate("Report", "Labelling report")
    full_title = " ".join(filter(None, (title, about.project)))
    with (
        path.open("wb") as stream,
        WordFile(stream, full_title, language(), about.program, keeps=True) as file,
    ):
        report = _Report(file, about.scheme)
        report.write_head(full_title)
        for number, (_, found) in enumerate(groupby(rows, key=lambda row: row.record.fingerprint)):
            report.write_record(list(found), is_first=number == 0)


class _Report:
    def __init__(self, file: WordFile, scheme: Scheme) -> None:
        self._file, self._scheme = file, scheme
        self._lines = Lines(scheme)
        self._bookmarks = 0

    def write_head(self, title: str) -> None:
        """Write the title and which colour stands for what."""
        said = translate("Report", "Scheme {0}. A comment at each claim says its labels; ★ is the primary topic.")
        self._file.write(paragraph(run(title), "Title"))
        self._file.write(paragraph(run(said.format(self._scheme.ref), f'<w:color w:val="{GREY}"/>')))
        types = "".join(self._legend(kind.id, kind.name.in_language(language())) for kind in self._scheme.claim_types)
        more = translate("Report", "Where claims overlap, the ground is the inner one and the line is the outer one.")
        self._file.write(paragraph(types))
        self._file.write(paragraph(run(more, f'<w:color w:val="{GREY}"/>')))

    def _legend(self, type_id: str, name: str) -> str:
        hue = claim_hue(self._scheme, type_id)
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground(hue)[1:]}"/>'
        return run(f" {name} ", f'<w:u w:val="single" w:color="{hue[1:]}"/>{shade}') + run("  ")

    def write_record(self, rows: Sequence[StoredQA], *, is_first: bool) -> None:
        """Write one record: a heading, the form, and behind every Q&A what is said of it."""
        record = rows[0].record.record
        new_page = "" if is_first else "<w:pageBreakBefore/>"
        write = self._file.write
        write(paragraph(run(_name(record)), "Heading1", new_page))
        for xml in (*report_form.header(record.form), table_start(report_form.WIDTHS)):
            write(xml)
        for xml in report_form.rows_above(record.form):
            write(xml)
        label, content = report_form.WIDTHS
        write(f"<w:tr>{cell_start(label)}{paragraphs(report_form.CONTENT)}</w:tc>{cell_start(content)}")
        self._write_content(record, [row.labelled() for row in rows])
        write("</w:tc></w:tr>")
        for xml in report_form.rows_below(record.form):
            write(xml)
        write(TABLE_END)
        for row in rows:
            self._file.keep(self._lines.line(row))

    def _write_content(self, record: Record, rows: Sequence[LabelledQA]) -> None:
        """Write the text of a record; of Q&As that are not chosen only how many they are."""
        chosen: dict[str, list[LabelledQA]] = {}
        for labelled in rows:
            chosen.setdefault(labelled.qa.qa_id, []).append(labelled)
        text = RecordText(record, self._scheme, self._bookmarks)
        for xml in self._content(record, chosen, text):
            self._file.write(xml)
        self._bookmarks = text.bookmarks

    def _content(self, record: Record, chosen: Mapping[str, list[LabelledQA]], text: RecordText) -> Iterator[str]:
        done = left_out = 0
        for qa in record.qas:
            start = _head(record, qa, done)
            yield from text.plain(done, start)
            done = qa.answer.end
            if qa.qa_id not in chosen:
                left_out += 1
                continue
            yield from _left_out(left_out)
            left_out = 0
            found = chosen[qa.qa_id]
            yield from text.labelled(start, qa, self._marked(found))
            for labelled in found:
                yield _quiet(label_lines(labelled, self._scheme))
        yield from _left_out(left_out)
        yield from text.plain(done, len(record.text))

    def _marked(self, rows: Sequence[LabelledQA]) -> list[Marked]:
        """Number the claims of a Q&A in the order of the text and keep a comment for each."""
        found = [(claim, labelled) for labelled in rows for claim in labelled.annotation.claims]
        found.sort(key=lambda one: _outer_first(one[0]))
        marked = []
        for number, (claim, labelled) in enumerate(found, 1):
            comment = self._file.add_comment(claim_comment(number, claim, labelled, self._scheme))
            marked.append(Marked(claim.span, claim.type, number, comment))
        return marked


def _outer_first(claim: Claim) -> tuple[int, int, str]:
    return (claim.span.start, -claim.span.end, claim.id)


def _head(record: Record, qa: QA, done: int) -> int:
    """Return where a Q&A begins with its running number: at the start of its line, but behind the one before."""
    return max(done, record.text.rfind("\n", 0, qa.question.start if not qa.is_narrative else qa.answer.start) + 1)


def _name(record: Record) -> str:
    form = record.form
    return " ".join(filter(None, (form.code, form.name, form.number))) or record.file


def _left_out(count: int) -> Iterator[str]:
    if count:
        yield _quiet([translate("Report", "… {0} Q&As left out").format(count)])


def _quiet(lines: Sequence[str]) -> str:
    return paragraph(run("\n".join(lines)), QUIET)
