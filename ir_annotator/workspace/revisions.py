"""Carries labels from one version of a record to the next."""

from __future__ import annotations

from ir_annotator.domain.annotation import Annotation
from ir_annotator.domain.edits import Restore
from ir_annotator.domain.event import Event
from ir_annotator.domain.revising import revised
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project
from ir_annotator.workspace.clock import utc_now
from ir_annotator.workspace.values import CarriedOver, Revision


def carry_over(project: Project, revision: Revision, device: str) -> CarriedOver:
    """Give the Q&As of the newer version everybody's labels of the older one, which keeps its own.

    What somebody has labelled in the newer version already stays as it is.

    Raises:
        Problem: If the project cannot be written; then nothing was.
    """
    old, new = project.record(revision.older), project.record(revision.fingerprint)
    there = project.labels_of(new.fingerprint)
    found = revised(old, new, project.labels_of(old.fingerprint))
    wanted = {key: labels for key, labels in found.labels.items() if there.get(key, Annotation()) == Annotation()}
    at = utc_now()
    project.append_all(
        (Event(new_id(), key, new.fingerprint, Restore(labels), device, at), labels) for key, labels in wanted.items()
    )
    claims = sum(len(labels.claims) for labels in wanted.values())
    return CarriedOver(len(wanted), claims, tuple(claim.quote for _, claim in found.lost))
