"""What an export format is: how it is called, written, read back and told from the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.scheme import Scheme
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats.labels.read_line import ReadLine


@dataclass(frozen=True, slots=True)
class About:
    """What a writer may say besides the rows.

    Attributes:
        scheme: The scheme in force; labels are ordered as it orders them.
        project: Name of the project, without folder and ending.
        program: Name and version of the program.
        agreement: How far annotators agree: what of, the figure, how many of how many; empty where there is none.
        agreement_remarks: What there is to say about these figures, or why there is none.
    """

    scheme: Scheme
    project: str = ""
    program: str = ""
    agreement: tuple[tuple[str, str, str], ...] = ()
    agreement_remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Start:
    """How a file begins: by that its format is told.

    Attributes:
        path: The file, or a folder.
        head: Its first bytes, at most some thousands; empty for a folder.
        first: The first object of JSON in it, or None.
        is_array: Whether that object stands in an array.
    """

    path: Path
    head: bytes
    first: dict[str, Any] | None
    is_array: bool


Writer: TypeAlias = Callable[[Path, Iterable[StoredQA], About], None]
"""Writes rows (``row.labelled()`` takes one apart) to a path that does not exist yet: a file, or a folder it makes.

It may write more files beside it, whose names begin with that of the path. It may raise OSError and Problem.
"""

Reader: TypeAlias = Callable[[Path], Iterator[ReadLine | Problem]]
"""Yields each labelled Q&A, or what is wrong with it; it may raise OSError.

What our own writer wrote must come back complete: the export is compared with it before it is there.
"""


@dataclass(frozen=True, slots=True)
class Preset:
    """One format of labels.

    Attributes:
        name: What ``--format`` calls it.
        suffix: Ending of the file; empty for a folder.
        write: Writes rows.
        read: Reads labelled Q&As.
        begins: Tells by the start of a file whether it is of this format.
        is_several: Whether it is more than one file, so that it cannot go to standard output.
        takes: Tells whether the format has room for a row; others are left out, and that is told.
        tells_agreement: Whether it says how far annotators agree, which takes a while to compute.
        needs: Name of a package without which the format cannot be used; empty if there is none.
    """

    name: str
    suffix: str
    write: Writer
    read: Reader
    begins: Callable[[Start], bool]
    is_several: bool = False
    takes: Callable[[StoredQA], bool] = lambda _: True
    tells_agreement: bool = False
    needs: str = ""
