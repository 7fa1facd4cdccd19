"""Lanes: overlapping claims never cover one another, and none lies lower than it must."""

from hypothesis import given
from hypothesis import strategies as st
from ui_builders import claim_on

from ir_annotator.ui.reading.lanes import assign_lanes


@st.composite
def claim_lists(draw):
    spans = draw(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 15)), max_size=12))
    return [claim_on(start, start + length, claim_id=f"c{n}") for n, (start, length) in enumerate(spans)]


@given(claim_lists())
def test_overlapping_claims_never_share_a_lane(claims):
    lanes = assign_lanes(claims)
    assert sorted(lanes) == sorted(claim.id for claim in claims)
    for claim in claims:
        for other in claims:
            if other is not claim and other.span.overlaps(claim.span):
                assert lanes[other.id] != lanes[claim.id]


@given(claim_lists())
def test_a_claim_lies_in_a_lower_lane_only_where_every_higher_one_is_taken(claims):
    lanes = assign_lanes(claims)
    for claim in claims:
        over = {lanes[c.id] for c in claims if c.span.start <= claim.span.start < c.span.end}
        assert set(range(lanes[claim.id])) <= over


@given(claim_lists(), st.randoms())
def test_lanes_do_not_depend_on_the_order_of_the_claims(claims, random):
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert assign_lanes(shuffled) == assign_lanes(claims)


def test_a_nested_claim_lies_below_the_one_around_it_and_the_first_lane_is_used_again():
    around, nested, later = claim_on(0, 20), claim_on(0, 8), claim_on(20, 30)
    assert assign_lanes([nested, later, around]) == {around.id: 0, nested.id: 1, later.id: 0}
