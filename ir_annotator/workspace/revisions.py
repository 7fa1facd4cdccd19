"""Carries labels from one version of a record to the next."""

from __future__ import annotations

from ir_annotator.domain.annotation import Annotation
from ir_annotator.domain.revising import revised
from ir_annotator.store.project import Project
from ir_annotator.workspace.values import CarriedOver, Revision


def carried_over(project: Project, revision: Revision) -> CarriedOver:
    """Return everybody's labels of the older version for the Q&As of the newer one; nothing is written.

    What somebody has labelled in the newer version already stays as it is.

    Raises:
        Problem: ``quote_mismatch`` if a stored claim does not match its record text.
    """
    old, new = project.record(revision.older), project.record(revision.fingerprint)
    there = project.labels_of(new.fingerprint)
    found = revised(old, new, project.labels_of(old.fingerprint))
    wanted = {key: labels for key, labels in found.labels.items() if there.get(key, Annotation()) == Annotation()}
    return CarriedOver(wanted, tuple(claim.quote for _, claim in found.lost))
