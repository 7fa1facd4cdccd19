"""What annotators say about one Q&A as one list of points; the data are those of review_builders."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_builders import SCHEME, both

from ir_annotator.domain.annotation import Annotation, Claim, Part, Position
from ir_annotator.domain.comparing import Kind, compare, group_claims
from ir_annotator.domain.span import Span

TEXT = "公司预计明年收入增长两成，毛利率稳定，海外订单充足。"


def differences(number):
    said, text = both(number)
    return [
        (
            point.position.part,
            point.position.name,
            point.kind,
            (point.span.start, point.span.end) if point.span else None,
        )
        for point in compare(said, SCHEME, text).differences
    ]


def claim(name, start, end, kind="fact", **attributes):
    return Claim(name, Span(start, end), TEXT[start:end], kind, attributes)


def people(*annotations):
    return dict(zip("abcdefghij", annotations, strict=False))


def test_topics_and_judgements():
    assert differences(1) == [(Part.TOPIC, "ops", Kind.ONLY, None)]
    assert differences(2) == [
        (Part.JUDGEMENT, "directness", Kind.LABEL, None),
        (Part.JUDGEMENT, "non_answer", Kind.ONLY, None),
        (Part.JUDGEMENT, "specificity", Kind.LABEL, None),
    ]
    assert differences(5) == []


def test_claims_differ_in_place_type_and_attributes():
    assert differences(9) == [
        (Part.TOPIC, "rnd", Kind.ONLY, None),
        (Part.TOPIC, "pricing", Kind.ONLY, None),
        (Part.ATTRIBUTE, "certainty", Kind.ATTRIBUTE, (0, 26)),
        (Part.SPAN, "", Kind.BOUNDARY, (69, 93)),
        (Part.SPAN, "", Kind.BOUNDARY, (97, 141)),  # 97-125 shares 28 characters with 97-141, 126-141 only 15
        (Part.CLAIM, "", Kind.ONLY, (126, 141)),
        (Part.TYPE, "", Kind.LABEL, (150, 184)),
        (Part.CLAIM, "", Kind.ONLY, (185, 220)),
    ]
    assert differences(10) == [
        (Part.SPAN, "", Kind.BOUNDARY, (20, 39)),
        (Part.TYPE, "", Kind.LABEL, (165, 178)),
        (Part.CLAIM, "", Kind.ONLY, (202, 216)),
    ]


def test_what_all_say_is_in_the_list_too():
    said, text = both(9)
    agreed = [point for point in compare(said, SCHEME, text).points if point.is_agreed]
    assert [(p.position.part, p.position.name) for p in agreed] == [
        (Part.TOPIC, "competition"),
        (Part.TOPIC, "strategy"),
        (Part.PRIMARY_TOPIC, ""),
        (Part.JUDGEMENT, "directness"),
        (Part.JUDGEMENT, "non_answer"),
        (Part.JUDGEMENT, "specificity"),
        (Part.CLAIM, ""),  # 27-68, alike in everything
    ]


def test_a_child_against_another_child_is_one_difference_of_the_label():
    said = people(Annotation(("perf.revenue",), "perf.revenue"), Annotation(("perf.margin",), "perf.margin"))
    points = compare(said, SCHEME, TEXT).differences
    assert [(p.position, p.kind, p.answers) for p in points] == [
        (Position(Part.TOPIC, "perf"), Kind.LABEL, ("perf.revenue", "perf.margin")),
        (Position(Part.PRIMARY_TOPIC), Kind.LABEL, ("perf.revenue", "perf.margin")),
    ]


def test_several_children_are_a_difference_each():
    said = people(
        Annotation(("perf.revenue", "perf.margin"), "perf.margin"), Annotation(("perf.margin",), "perf.margin")
    )
    points = compare(said, SCHEME, TEXT).points
    assert [(p.position.name, p.kind) for p in points] == [
        ("perf.revenue", Kind.ONLY),
        ("perf.margin", Kind.AGREE),
        ("", Kind.AGREE),
    ]


def test_an_attribute_that_applies_to_one_of_them_only_is_no_difference_of_its_own():
    first = claim("1", 2, 12, time_frame="future", horizon="within_1y")
    second = claim("2", 2, 12, time_frame="past")
    said = people(Annotation(claims=(first,)), Annotation(claims=(second,)))
    assert [p.position.name for p in compare(said, SCHEME, TEXT).differences] == ["time_frame"]


def test_of_three_two_have_a_claim_with_different_ends():
    said = people(Annotation(claims=(claim("3", 2, 12),)), Annotation(), Annotation(claims=(claim("1", 4, 12),)))
    points = compare(said, SCHEME, TEXT).points
    assert [(p.position, p.kind) for p in points] == [
        (Position(Part.CLAIM, claim="1"), Kind.ONLY),
        (Position(Part.SPAN, claim="1"), Kind.BOUNDARY),
    ]
    assert points[1].answers == (Span(2, 12), None, Span(4, 12))


def test_nobody_has_two_claims_in_one_group():
    # b's long claim lies over two of a; c agrees with a on both
    claims = {
        "a": [claim("a1", 0, 12), claim("a2", 13, 18)],
        "b": [claim("b1", 0, 18)],
        "c": [claim("c1", 0, 12), claim("c2", 13, 18)],
    }
    groups = [[c and c.id for c in group.claims] for group in group_claims(claims)]
    assert groups == [["a1", "b1", "c1"], ["a2", None, "c2"]]


def test_copied_labels_keep_their_ids_and_every_position_is_one_of_its_own():
    claims = {"a": [claim("x", 0, 5)], "b": [claim("x", 13, 18)]}
    assert [group.id for group in group_claims(claims)] == ["x", "x-2"]


@pytest.mark.parametrize("number", range(1, 11))
def test_the_order_of_the_annotators_changes_nothing_but_the_columns(number):
    said, text = both(number)
    forth, back = compare(said, SCHEME, text), compare(dict(reversed(said.items())), SCHEME, text)
    assert [(p.position, p.kind, p.answers) for p in forth.points] == [
        (p.position, p.kind, p.answers[::-1]) for p in back.points
    ]


claims_of_one = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 6), st.sampled_from(("fact", "opinion"))), max_size=4
)


@given(st.lists(claims_of_one, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_groups_hold_every_claim_once_whatever_the_order(everybody, random):
    said = {
        name: [claim(f"{name}{at}", start, start + length, kind) for at, (start, length, kind) in enumerate(one)]
        for name, one in people(*everybody).items()
    }
    groups = group_claims(said)
    assert sorted(c.id for group in groups for c in group.there) == sorted(c.id for one in said.values() for c in one)
    mixed = group_claims(
        {name: random.sample(said[name], len(said[name])) for name in random.sample(list(said), len(said))}
    )
    assert [(g.id, sorted(c.id for c in g.there)) for g in groups] == [
        (g.id, sorted(c.id for c in g.there)) for g in mixed
    ]


@given(st.lists(claims_of_one, min_size=1, max_size=1))
def test_who_says_the_same_agrees_in_everything(everybody):
    ((one,),) = (everybody,)
    mine = tuple(claim(f"m{at}", s, s + n, kind) for at, (s, n, kind) in enumerate(one))
    theirs = tuple(replace(c, id=f"t{c.id}") for c in mine)
    said = people(
        Annotation(("perf",), "perf", {"specificity": 0}, mine),
        Annotation(("perf",), "perf", {"specificity": 0}, theirs),
    )
    assert compare(said, SCHEME, TEXT).differences == []
