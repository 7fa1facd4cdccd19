"""Characters that are not seen: found at their offsets, counted by kind, and written out in names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ir_annotator.domain.hidden import Hiding, counted, hidden_in, shown_literally
from ir_annotator.domain.problem import Problem


def found(text):
    return [(one.at, one.short_name, one.kind) for one in hidden_in(text)]


def test_each_is_found_at_its_offset_in_code_points():
    text = "𠮷a\u200bb\u202ec\x9bd\ufeff"
    assert found(text) == [
        (2, "ZWSP", Hiding.NO_WIDTH),
        (4, "RLO", Hiding.DIRECTION),
        (6, "009B", Hiding.CONTROL),
        (8, "BOM", Hiding.NO_WIDTH),
    ]
    assert counted(text) == {Hiding.NO_WIDTH: 2, Hiding.DIRECTION: 1, Hiding.CONTROL: 1}


@pytest.mark.parametrize(
    "text",
    ["订单\t饱满。\n", "👨‍👩‍👧", "🇨🇳", "❤️", "e\u0301", "\u00a0\u3000", "葛\U000e0100", "12.5%，同比↑", "ـعربي"],
)
def test_what_belongs_to_a_sign_that_is_seen_is_not_told(text):
    assert found(text) == []


def test_a_joiner_without_emoji_is_told():
    assert found("订\u200d单") == [(1, "ZWJ", Hiding.NO_WIDTH)]


@given(st.text())
def test_a_name_written_out_holds_nothing_that_acts_or_hides(name):
    literal = shown_literally(name)
    assert not [sign for sign in literal if unicodedata.category(sign) in ("Cc", "Zl", "Zp", "Cs")]
    assert not set(literal) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\ufeff")
    assert literal.isprintable() or "\u200d" in literal or any(not sign.isprintable() for sign in name)


def test_a_problem_shows_the_name_of_its_file_with_all_its_signs():
    problem = Problem("x", "Broken.", "Mend it.", file="a\n\x1b[2J\u202excod.docx", line=3)
    assert problem.place == "a\\u000a\\u001b[2J\\u202excod.docx:3"
    assert str(problem) == "a\\u000a\\u001b[2J\\u202excod.docx:3: Broken. Mend it."
    assert problem.file == "a\n\x1b[2J\u202excod.docx"
