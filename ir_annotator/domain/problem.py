"""The one kind of error that is the world's fault: told to the person, never a traceback."""

from __future__ import annotations

from collections.abc import Iterable

from ir_annotator.domain.hidden import shown_literally


class Problem(Exception):  # noqa: N818 -- a problem of the world, not an error of ours
    """Something outside the program is wrong: a file, the disk, an argument.

    Attributes:
        code: Stable short name for scripts, such as ``"not_a_docx"``.
        cause: What is wrong, in the reader's language, one sentence.
        remedy: What the person can do about it, in the reader's language.
        file: The file concerned as the person named it, or ``""``.
        line: One-based line in that file, or 0 where there is none.
        details: What only a developer reads, such as the places of an error; never told unasked.
    """

    def __init__(
        self, code: str, cause: str, remedy: str = "", *, file: str = "", line: int = 0, details: str = ""
    ) -> None:
        super().__init__(code, cause, remedy)
        self.code = code
        self.cause = cause
        self.remedy = remedy
        self.file = file
        self.line = line
        self.details = details

    def in_file(self, file: str) -> Problem:
        """Return self after naming the file, for code that learns the name later than the cause."""
        if not self.file:
            self.file = file
        return self

    @property
    def place(self) -> str:
        """The file, all its characters shown, and behind a colon the line where there is one."""
        return shown_literally(self.file) + (f":{self.line}" if self.line else "")

    def __str__(self) -> str:
        parts = [f"{self.place}: {self.cause}" if self.place else self.cause, self.remedy]
        return joined(parts)


def joined(sentences: Iterable[str]) -> str:
    """Return sentences as one text: parted by a blank, but not behind a full-width stop."""
    text = ""
    for sentence in filter(None, sentences):
        text += sentence if not text or text.endswith("。") else f" {sentence}"
    return text
