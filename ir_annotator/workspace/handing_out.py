"""Work packages: made for colleagues, opened as a project of one's own, sent back with one's own labels."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ir_annotator.domain.handover import Handover, Purpose
from ir_annotator.domain.merging import make_plan
from ir_annotator.domain.outline import Annotator
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.sharing_out import sample, share_out
from ir_annotator.formats import package
from ir_annotator.formats.package_reading import read_package
from ir_annotator.formats.scheme.file import parse_scheme
from ir_annotator.i18n import translate
from ir_annotator.store.project import Project
from ir_annotator.workspace.clock import utc_now
from ir_annotator.workspace.files import write_beside

_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
"""What a name of a file cannot hold on some system."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is handed out.

    Attributes:
        records: ``CODE/NUMBER`` or ``CODE``, or fingerprints; empty for all.
        percent: So many percent of them, drawn by chance; None for all.
        seed: Decides what is left to chance.
        people: Whom for, by id or name; empty for whoever opens it.
        overlap: Percent of the Q&As that two of them get.
        with_labels: Whether labels go along: in a project made from a work package one's own.
        annotators: Whose labels go along, by id or name; empty for everybody's.
    """

    records: tuple[str, ...] = ()
    percent: float | None = None
    seed: int = 0
    people: tuple[str, ...] = ()
    overlap: float = 0.0
    with_labels: bool = False
    annotators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Packed:
    """A package that was written: where, for whom, how many records, Q&As and events."""

    path: Path
    person: str
    records: int
    qas: int
    events: int


@dataclass(frozen=True, slots=True)
class Share:
    """What one colleague gets: whom (None for whoever opens it), and the records with how many Q&As each has."""

    person: Annotator | None
    sizes: Mapping[str, int]

    @property
    def qas(self) -> int:
        """How many Q&As these are."""
        return sum(self.sizes.values())


def shares(project: Project, choice: Choice) -> list[Share]:
    """Return what each colleague gets.

    Raises:
        Problem: If a record or a person is not known, or nothing is left to hand out.
    """
    sizes = _chosen(project, choice)
    if not sizes:
        raise _problem("nothing", translate("HandOut", "No record is chosen."))
    people = [_person(project, name) for name in dict.fromkeys(choice.people)]
    if len({one.id for one in people}) < len(people):
        raise _problem("same_person", translate("HandOut", "Two of the names mean the same person."))
    if not people:
        return [Share(None, sizes)]
    given = share_out(sizes, [one.id for one in people], choice.overlap, choice.seed)
    if not all(given.values()):
        raise _problem("too_few", translate("HandOut", "There are fewer records than colleagues."))
    return [Share(one, {name: sizes[name] for name in given[one.id]}) for one in people]


def hand_out(project: Project, output: Path, choice: Choice) -> list[Packed]:
    """Write a package for each colleague: to ``output``, or for several to files beside it that bear their names.

    Raises:
        Problem: As for ``shares``, or if a file cannot be written.
    """
    given = shares(project, choice)
    people = [one.person for one in given if one.person]
    paths = [_named(output, one) for one in people] if len(given) > 1 else [output]
    if len({str(path).casefold() for path in paths}) < len(paths):
        raise _problem("same_file", translate("HandOut", "The files of two colleagues would have the same name."))
    return [_pack(project, path, choice, one) for path, one in zip(paths, given, strict=True)]


def send_back(project: Project, output: Path) -> Packed:
    """Write a package with the labels of the person the project was handed to, and only hers.

    Raises:
        Problem: If the file cannot be written.
    """
    return hand_out(project, output, Choice(with_labels=True))[0]


def _chosen(project: Project, choice: Choice) -> dict[str, int]:
    """Return the fingerprints of the records that are handed out, in their order, with how many Q&As each has."""
    counts = dict(project.lists.sizes())
    rows = [(row, {row.code, f"{row.code}/{row.number}", row.fingerprint}) for row in project.lists.heads()]
    sizes = {row.fingerprint: counts[number] for (row, _), number in zip(rows, counts, strict=True)}
    if choice.records:
        wanted = set(choice.records)
        rows = [(row, names) for row, names in rows if wanted & names]
        unknown = wanted - {name for _, names in rows for name in names}
        if unknown:
            cause = translate("HandOut", "There is no record {0} in the project.").format(", ".join(sorted(unknown)))
            raise _problem("unknown_record", cause)
    chosen = [row.fingerprint for row, _ in rows]
    if choice.percent is not None:
        chosen = sample(chosen, choice.percent, choice.seed)
    return {name: sizes[name] for name in chosen}


def _person(project: Project, name: str) -> Annotator:
    """Return whom a name means: somebody who is known by that id or name, else a person new here."""
    name = name.strip()
    if not name:
        raise _problem("no_name", translate("HandOut", "A colleague needs a name."))
    everybody = project.annotators()
    by_id = next((one for one in everybody if one.id == name), None)
    return by_id or next((one for one in everybody if one.name == name), Annotator(name, name))


def _named(output: Path, person: Annotator) -> Path:
    return output.with_name(f"{output.stem}-{_UNFIT.sub('_', person.name)}{output.suffix or package.SUFFIX}")


def _pack(project: Project, path: Path, choice: Choice, share: Share) -> Packed:
    """Write one package."""
    purpose = Purpose.LABELS if choice.with_labels and share.person is None else Purpose.WORK
    handover = project.sharing.hand_over(purpose, share.sizes.keys(), _authors(project, choice), share.person)
    _write(project, path, handover)
    name = share.person.name if share.person else ""
    return Packed(path, name, len(handover.records), share.qas, len(handover.entries))


def _authors(project: Project, choice: Choice) -> Collection[str] | None:
    """Return the ids of those whose labels go along; None for everybody's."""
    if not choice.with_labels:
        return ()
    if choice.annotators:
        return {_person(project, name).id for name in choice.annotators}
    mine = project.sharing.annotator
    return {mine} if mine else None


def _write(project: Project, path: Path, handover: Handover) -> None:
    """Write a package and read it back before it takes its name.

    Raises:
        Problem: If it cannot be written, or would take the place of a project.
    """
    if path.suffix.casefold() == ".irdb" or (path.exists() and (not path.is_file() or path.samefile(project.path))):
        cause = translate("HandOut", "A package cannot be written over a project, a folder or a device.")
        raise Problem("bad_target", cause, translate("HandOut", "Choose a name that ends in .irpack."), file=str(path))
    try:
        with write_beside(path) as stream:
            package.write(stream, handover)
            stream.flush()
            _check_written(Path(stream.name), handover)
    except OSError as error:
        cause = translate("HandOut", "The package could not be written: {0}.").format(error.strerror or error)
        remedy = translate("HandOut", "Choose another folder, or make room on the disk.")
        raise Problem("cannot_write", cause, remedy, file=str(path)) from error


def _check_written(path: Path, handover: Handover) -> None:
    """Raise OSError if a package does not read back as what it was made from."""
    if replace(read_package(path), source="") != handover:
        raise OSError(translate("HandOut", "what was written does not read back"))


def _problem(code: str, cause: str) -> Problem:
    return Problem(code, cause)


# -- at the colleague's


def beside(package_path: Path) -> Path:
    """Return where the project of a package is proposed to lie: beside it, under its name."""
    return package_path.with_suffix(".irdb")


def open_package(path: Path, target: Path) -> Project:
    """Make the project of a work package and open it.

    Raises:
        Problem: If the package cannot be read or carries labels back, or the project cannot be made; then there is
            none.
    """
    handover = read_package(path)
    if handover.purpose is Purpose.LABELS:
        cause = translate("HandOut", "This package carries labels back to whoever handed the work out.")
        remedy = translate("HandOut", "Open your project, and take the package in there.")
        raise Problem("carries_labels", cause, remedy, file=str(path))
    scheme = parse_scheme(handover.scheme_source, str(path))
    project = Project.create(target, scheme, utc_now())
    try:
        plan = make_plan([handover], project.sharing.receiver([handover]))
        project.sharing.merge(plan, "", "", utc_now(), path.name)  # of no device: nobody takes the work itself back
        if handover.addressee:
            project.sharing.set_annotator(handover.addressee)
    except BaseException:
        project.close()
        target.unlink(missing_ok=True)
        raise
    return project
