"""Work on the claims of the Q&A in hand: made, changed, given another type, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ir_annotator.domain.annotation import Claim
from ir_annotator.domain.edits import PutClaim, PutClaims, RemoveClaim, RemoveClaims
from ir_annotator.domain.rules import field_of, retyped, with_defaults
from ir_annotator.domain.span import Span
from ir_annotator.i18n import translate
from ir_annotator.store.ids import new_id

if TYPE_CHECKING:
    from ir_annotator.workspace.workspace import Workspace


class ClaimWork:
    """What a person does with the claims of the Q&A in hand; each is one edit, saved before it returns."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def add(self, type_id: str, span: Span) -> bool:
        """Make the text at ``span`` (of the record text) a claim with the scheme's defaults, and activate it."""
        record, qa, scheme = self._workspace.record, self._workspace.qa, self._workspace.scheme
        if record is None or qa is None or scheme is None or not len(span):
            return False
        if field_of(span, qa.question, qa.answer) is None:
            said = translate("Workspace", "A claim lies in the question or in the answer, not across both.")
            self._workspace.told.emit(said)
            return False
        attributes = with_defaults(scheme.attributes, {}, type_id)
        claim = Claim(new_id(), span, span.of(record.text), type_id, attributes)
        if not self._workspace.do(PutClaim(claim)):
            return False
        self._workspace.activate_claim(claim.id)
        return True

    def put(self, claim: Claim) -> bool:
        """Change a claim; its quote follows its span, defaults follow what its attributes ask for."""
        return self.put_all([claim])

    def put_all(self, claims: Sequence[Claim]) -> bool:
        """Change claims as ``put`` does, all of them in one step or none."""
        record, qa, scheme = self._workspace.record, self._workspace.qa, self._workspace.scheme
        if record is None or qa is None or scheme is None or not claims:
            return False
        if not all(len(claim.span) and field_of(claim.span, qa.question, qa.answer) for claim in claims):
            return False
        ready = tuple(
            replace(
                claim,
                quote=claim.span.of(record.text),
                attributes=with_defaults(scheme.attributes, claim.attributes, claim.type),
            )
            for claim in claims
        )
        return self._workspace.do(PutClaims(ready) if len(ready) > 1 else PutClaim(ready[0]))

    def change_types(self, claim_ids: Sequence[str], type_id: str) -> bool:
        """Give claims another type; the defaults of the old type give way to those of the new."""
        there, scheme = self._workspace.annotation.claims, self._workspace.scheme
        claims = [claim for claim in there if claim.id in claim_ids and claim.type != type_id]
        attributes = scheme.attributes if scheme else ()
        return self.put_all([retyped(claim, type_id, attributes) for claim in claims])

    def remove(self, claim_ids: Sequence[str]) -> bool:
        """Take claims away, in one step."""
        if len(claim_ids) > 1:
            return self._workspace.do(RemoveClaims(tuple(claim_ids)))
        return any(self._workspace.do(RemoveClaim(claim_id)) for claim_id in claim_ids)
