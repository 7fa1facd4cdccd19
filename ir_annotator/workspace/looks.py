"""How the window looked on a project when it was left: kept in the project, for each annotator, so it moves with it."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields

from ir_annotator.domain.problem import Problem
from ir_annotator.workspace.workspace import Workspace

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Looks:
    """How the window looks.

    Attributes:
        splitters: Splitter name to its sizes in pixels.
        show_form: Whether the whole form is open.
        show_source: Whether the source is shown beside the text.
        list_top: The number of the first row in sight in the list of records.
        qa_id: The Q&A that was read.
        text_top: The offset in the record text of what stood at the top then.
    """

    splitters: Mapping[str, list[int]] = field(default_factory=dict)
    show_form: bool = False
    show_source: bool = False
    list_top: int = 0
    qa_id: str = ""
    text_top: int = 0


def load_looks(workspace: Workspace) -> Looks | None:
    """Return how this person left the open project; None if she never did, or what stands there is no such thing."""
    if workspace.project is None:
        return None
    try:
        stored = json.loads(workspace.project.state(_name(workspace)) or "null")
    except (Problem, ValueError):
        return None
    if not isinstance(stored, dict):
        return None
    plain = Looks()
    known = {name.name: stored.get(name.name) for name in fields(Looks)}
    if any(type(value) is not type(getattr(plain, name)) for name, value in known.items()):
        return None
    if not all(isinstance(s, list) and all(type(n) is int for n in s) for s in stored["splitters"].values()):
        return None
    return Looks(**known)  # type: ignore[arg-type]  # their types were compared above


def save_looks(workspace: Workspace, looks: Looks) -> None:
    """Remember how this person leaves the open project; what cannot be written is forgotten, never an error."""
    if workspace.project is None:
        return
    try:
        workspace.project.set_state(_name(workspace), json.dumps(asdict(looks)))
    except Problem as problem:
        _log.warning("the looks of the project were not saved: %s", problem)


def _name(workspace: Workspace) -> str:
    return f"looks:{workspace.annotator}"
