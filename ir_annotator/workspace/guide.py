"""The labelling guide of the open project, or of the shipped scheme where none is open."""

from __future__ import annotations

from pathlib import Path

from ir_annotator import __version__
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.scheme import Scheme
from ir_annotator.formats.reports import guide_word
from ir_annotator.formats.reports.labelling_guide import guide_body, guide_html
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme
from ir_annotator.i18n import translate
from ir_annotator.workspace.files import write_beside


def guide(scheme: Scheme | None) -> str:
    """Return the guide as HTML to show."""
    return guide_body(scheme or read_scheme(default_scheme_path()))


def write_guide(scheme: Scheme | None, target: Path) -> None:
    """Write the guide: as a Word document where the name ends in .docx, else as a web page.

    Raises:
        Problem: ``cannot_write``.
    """
    shown = scheme or read_scheme(default_scheme_path())
    try:
        with write_beside(target) as stream:
            if target.suffix.casefold() == ".docx":
                guide_word.write_guide(stream, shown, f"ir-annotator {__version__}")
            else:
                stream.write(guide_html(shown).encode())
    except OSError as error:
        cause = translate("Guide", "The guide cannot be written: {0}.").format(error.strerror or error)
        remedy = translate("Guide", "Choose another folder.")
        raise Problem("cannot_write", cause, remedy, file=str(target)) from error
