"""What the dialog of exports says in words: formats, and what would be written."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from ir_annotator.domain.problem import joined
from ir_annotator.i18n import language, translate
from ir_annotator.workspace.values import ExportPreview


def format_words(name: str) -> tuple[str, str]:
    """Return how a format is called on screen, and what it is for."""
    words = {
        "native": (
            translate("ExportDialog", "IR Annotator (JSON Lines)"),
            translate("ExportDialog", "Everything, one Q&A of one annotator a line. For scripts, and for coming back."),
        ),
        "doccano": (
            translate("ExportDialog", "doccano (JSON Lines)"),
            translate(
                "ExportDialog", "For a project of intents and slots: topics and claims, counted in UTF-16 units."
            ),
        ),
        "label-studio": (
            translate("ExportDialog", "Label Studio (JSON)"),
            translate(
                "ExportDialog", "Tasks with annotations; the labelling configuration is written beside the file."
            ),
        ),
        "label-studio-min": (
            translate("ExportDialog", "Label Studio JSON_MIN"),
            translate("ExportDialog", "One entry for each annotation. What was skipped has no place in it."),
        ),
        "prodigy": (
            translate("ExportDialog", "Prodigy (JSON Lines)"),
            translate("ExportDialog", "Spans over character tokens, topics as accepted options."),
        ),
        "argilla": (
            translate("ExportDialog", "Argilla (JSON Lines)"),
            translate("ExportDialog", "Flattened records with the responses of every annotator."),
        ),
    }
    return (words | _for_people())[name]


def _for_people() -> dict[str, tuple[str, str]]:
    """Return the same of the formats that belong to no tool for labelling."""
    return {
        "csv": (
            translate("ExportDialog", "Two tables (CSV)"),
            translate("ExportDialog", "Q&As and claims for Excel or LibreOffice. No cell can be taken for a formula."),
        ),
        "parquet": (
            translate("ExportDialog", "Two tables (Parquet)"),
            translate("ExportDialog", "Q&As and claims for pandas and the like."),
        ),
        "hf": (
            translate("ExportDialog", "Data set (Hugging Face folder)"),
            translate(
                "ExportDialog",
                "Train, validation and test with no company in two of them, and a card with counts and agreement.",
            ),
        ),
        "docx": (
            translate("ExportDialog", "Report (Word)"),
            translate(
                "ExportDialog", "The records as they look, with claims highlighted and their labels as comments."
            ),
        ),
    }


def preview_words(preview: ExportPreview) -> str:
    """Return how much would be written, by whom, and what is left out."""
    number = QLocale(language()).toString
    said = [
        translate("ExportDialog", "{0} lines: {1} Q&As of {2} records, {3} claims.").format(
            *(number(count) for count in (preview.lines, preview.qas, preview.records, preview.claims))
        )
    ]
    if not preview.lines:
        said = [translate("ExportDialog", "Nothing fits, so there is nothing to export.")]
    if preview.left_out:
        words = translate("ExportDialog", "{0} skipped ones are left out: the format has no place for them.")
        said.append(words.format(number(preview.left_out)))
    between = translate("ExportDialog", ", ")
    people = between.join(f"{name} {number(count)}" for name, count in preview.annotators.items())
    if preview.letters:
        people = between.join(f"{letter} = {name}" for letter, name in preview.letters.items())
    if people:
        said.append(translate("ExportDialog", "Annotators: {0}.").format(people))
    return joined(said)


def anonymous_words() -> str:
    """Return what an anonymous export leaves out, and what it does not."""
    return translate(
        "ExportDialog",
        "Annotators become letters, visitors and hosts are left out. The texts of the record and your notes stay as "
        "they are: look for names in them.",
    )
