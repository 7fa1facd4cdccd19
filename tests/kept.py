"""What a record keeps of its file, as one text without white space: nothing printed may be missing from it."""

from __future__ import annotations

from ir_annotator.domain.record import Record


def squeezed(text: str) -> str:
    return "".join(text.split())


def kept(record: Record) -> str:
    form = record.form
    fields = (form.code, form.name, form.number, form.company, form.title, form.participants, form.time, form.place)
    others = [words for pair in form.other_fields.items() for words in pair]
    return squeezed(
        "\n".join([record.text, *fields, *form.categories, form.hosts, form.attachments, *others, form.date])
    )
