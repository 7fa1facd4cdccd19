"""Ten thousand Q&As with whatever can be said and typed go out, into an empty project, and out again the same."""

import itertools
import json
import random

from jsonschema import Draft202012Validator

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Claim, Decision, FlagReason, Layer, Status
from ir_annotator.domain.edits import Restore
from ir_annotator.domain.event import Event
from ir_annotator.domain.record import QA, Form, Participant, Record, fingerprint, make_qa_id
from ir_annotator.domain.scheme import Kind
from ir_annotator.domain.span import Span
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme
from ir_annotator.resources import resource
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project
from ir_annotator.workspace.exporting import export_file
from ir_annotator.workspace.taking_in import take_in
from ir_annotator.workspace.values import ExportChoice

SCHEMA = json.loads(resource("schemas/ir-annotator-1.schema.json").read_text(encoding="utf-8"))
SCHEME = read_scheme(default_scheme_path())
QAS, QAS_A_RECORD = 10_000, 20
AT = "2026-11-23T10:15:00Z"
ODD = ["𠮷", "😀", "👨\u200d👩\u200d👧", "e\u0301", '"', "'", "\\", "\t", *"\u2028\u2029\u0085\ufeff\u3000\x07"]
PLAIN = "收入增长订单毛利率同比，。；1,650.5%=+-@"


def words(dice, most, *, lines=False):
    letters = [*PLAIN, *ODD, *(["\n", "\r\n"] if lines else [])]
    return "".join(dice.choices(letters, k=dice.randint(1, most)))


def record_of(dice, number):
    text, qas = f"{number}", []
    for _ in range(QAS_A_RECORD):
        question, answer = words(dice, 12), words(dice, 40, lines=True).replace("\r", "")
        start = len(text) + 1
        text += f"\n{question}\n{answer}"
        qas.append((Span(start, start + len(question)), Span(len(text) - len(answer), len(text))))
    known = fingerprint(text)
    people = (Participant(words(dice, 5), words(dice, 3)),)
    form = Form(code=f"{number:06d}", name=words(dice, 4), participant_list=people, hosts=words(dice, 4))
    made = tuple(QA(make_qa_id(known, asked.start), asked, said) for asked, said in qas)
    return Record(f"{words(dice, 4)}.docx", "docx", form, text, made)


def value(dice, attribute):
    if attribute.kind is Kind.NUMBERS:
        fact = {"metric": words(dice, 5), "value": dice.choice((0, -3, 14.8, 1e-07, 2**53)), "raw": words(dice, 5)}
        return (fact,) * dice.randint(1, 2)
    if attribute.kind is Kind.TOPIC:
        return dice.choice([topic.id for topic in SCHEME.all_topics()])
    return dice.choice(attribute.choices).id


def values(dice, attributes):
    return {one.id: value(dice, one) for one in attributes if dice.random() < 0.6}


def annotation(dice, text, qa, layer):
    kinds = dice.sample([kind.id for kind in SCHEME.claim_types], 3)
    claims = []
    for number, kind in enumerate(kinds):
        home = dice.choice((qa.question, qa.answer))
        start = dice.randrange(home.start, home.end)
        span = Span(start, dice.randint(start + 1, home.end))
        attributes = values(dice, SCHEME.attributes)
        claims.append(Claim(f"c{number}", span, span.of(text), kind, attributes, words(dice, 9, lines=True)))
    topics = tuple(dice.sample([topic.id for topic in SCHEME.all_topics()], dice.randint(0, 4)))
    flagged = dice.random() < 0.3
    return Annotation(
        topics=topics,
        primary_topic=dice.choice((None, *topics)),
        judgements=values(dice, SCHEME.judgements),
        claims=tuple(sorted(claims, key=Claim.order)),
        note=words(dice, 20, lines=True),
        flagged=flagged,
        flag_reason=dice.choice(tuple(FlagReason)) if flagged else FlagReason.NONE,
        closed=dice.choice((None, Status.DONE, Status.SKIPPED)),
        decision=Decision("adjudicated", "zhao", (words(dice, 3),), words(dice, 9)) if layer is Layer.GOLD else None,
    )


def pairs_of(dice, record):
    for qa in record.qas:
        layer = dice.choice((Layer.ANNOTATION, Layer.ANNOTATION, Layer.GOLD))
        labels = annotation(dice, record.text, qa, layer)
        key = AnnotationKey(qa.qa_id, dice.choice(("li", "王芳 𠮷", "=1+1")), layer)
        yield Event(new_id(), key, record.fingerprint, Restore(labels), "here", AT, dice.random() * 100), labels


def test_ten_thousand_qas_come_back_byte_for_byte(tmp_path):
    dice = random.Random(7)
    records = [record_of(dice, number) for number in range(QAS // QAS_A_RECORD)]
    with Project.create(tmp_path / "first.irdb", SCHEME, AT) as first:
        first.add_records(records, AT)
        pairs = itertools.chain.from_iterable(pairs_of(dice, record) for record in records)
        while some := list(itertools.islice(pairs, 2000)):
            first.exchange.append(some)
        assert export_file(first, tmp_path / "first.jsonl", ExportChoice()).lines == QAS
    with Project.create(tmp_path / "second.irdb", SCHEME, AT) as second:
        second.add_records(reversed(records), AT)
        taken = take_in(second, [tmp_path / "first.jsonl"], "there")
        assert (taken.stored, taken.refused) == (QAS, ())
        export_file(second, tmp_path / "second.jsonl", ExportChoice())
    written = (tmp_path / "first.jsonl").read_bytes()
    assert written.count(b"\n") == QAS
    assert (tmp_path / "second.jsonl").read_bytes() == written
    check_schema(written)


def check_schema(written):
    """Every hundredth line: the schema is slow, and what lines may hold comes again and again."""
    validator = Draft202012Validator(SCHEMA)
    for line in written.split(b"\n")[:-1:100]:
        validator.validate(json.loads(line))
