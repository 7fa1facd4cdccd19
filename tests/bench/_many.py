"""Projects of any size out of made-up talk, always the same: what search and the lists are timed on."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from ir_annotator.domain.record import QA, Form, Record, fingerprint, make_qa_id
from ir_annotator.domain.span import Span
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme
from ir_annotator.store.project import Project
from tests.bench._app import AT

QAS_A_RECORD = 10
PLANTED = {"公司": 0.98, "减重": 0.11, "光刻胶": 0.11, "固态电池": 0.11, "训练数据": 0.3, "灵均": 0.000115}
"""Words and the share of Q&As that hold them."""
_CLAUSES, _WORDS = 20_000, 4_000


def _clauses(dice: random.Random) -> list[str]:
    """Clauses out of made-up words of two characters, common ones far more often than rare ones."""
    level_1 = [bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFE)]
    common = dice.sample([character for character in level_1 if character], 1500)
    words = ["".join(dice.sample(common, 2)) for _ in range(_WORDS)]
    planted = {pair for word in PLANTED for pair in pairwise(word)}
    words = [word for word in words if tuple(word) not in planted]
    # As skewed as makes a Q&A hold as many different pairs of characters for its length as real ones do: 0.63 of them.
    weights = [1 / (rank + 3) ** 1.25 for rank in range(len(words))]
    return ["".join(dice.choices(words, weights, k=dice.randint(4, 14))) for _ in range(_CLAUSES)]


def records(qas: int) -> Iterator[Record]:
    """Records of ten Q&As each, 100 to 900 characters long, until there are so many Q&As."""
    dice = random.Random(1)
    clauses = _clauses(dice)
    for number in range((qas + QAS_A_RECORD - 1) // QAS_A_RECORD):
        code = f"{(number * 7919) % 5000 + 600000}"  # not the order in which they come in
        text, spans = f"{code} {number}", []
        for _ in range(min(QAS_A_RECORD, qas - number * QAS_A_RECORD)):
            question = "，".join(dice.choices(clauses, k=dice.randint(1, 2))) + "？"
            said = dice.choices(clauses, k=dice.randint(4, 44))
            said += [word for word, share in PLANTED.items() if dice.random() < share]
            dice.shuffle(said)
            answer = "，".join(said) + "。"
            start = len(text) + 1
            text += f"\n{question}\n{answer}"
            spans.append((Span(start, start + len(question)), Span(len(text) - len(answer), len(text))))
        known = fingerprint(text)
        made = tuple(QA(make_qa_id(known, question.start), question, answer) for question, answer in spans)
        date = f"{2020 + number % 6}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        form = Form(code=code, name=f"测试{number % 5000}", number=f"{number // 5000:03d}", date=date, place="会议室")
        yield Record(f"{code}_{number}.docx", "docx", form, text, made)


def make_many(path: Path, qas: int) -> None:
    """Make a project that holds so many Q&As."""
    with Project.create(path, read_scheme(default_scheme_path()), AT) as project:
        project.add_records(records(qas), AT)
