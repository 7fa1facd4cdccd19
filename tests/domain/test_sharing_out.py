"""Work is shared out so that nothing is forgotten, all have about as much, and as much as asked is done twice."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from ir_annotator.domain.sharing_out import sample, share_out

sizes = st.dictionaries(st.text("abcdef", min_size=1, max_size=6), st.integers(1, 40), min_size=1, max_size=40)
people = st.lists(st.sampled_from(["wang", "li", "zhao", "孙", "qian"]), min_size=1, max_size=5, unique=True)


@given(sizes, people, st.floats(0, 100), st.integers(0, 999))
def test_everything_goes_to_somebody_and_all_have_about_as_much(work, who, overlap, seed):
    given_out = share_out(work, who, overlap, seed)
    assert given_out == share_out(dict(work), list(who), overlap, seed), "the same seed, the same distribution"
    times = Counter(item for items in given_out.values() for item in items)
    assert times.keys() == work.keys()
    assert max(times.values()) <= 2
    assert all(len(items) == len(set(items)) for items in given_out.values())
    largest = max(work.values())
    loads = [sum(work[item] for item in items) for items in given_out.values()]
    assert max(loads) - min(loads) <= largest
    twice = sum(work[item] for item, count in times.items() if count == 2)
    wanted = sum(work.values()) * overlap / 100 if len(who) > 1 else 0
    assert abs(twice - wanted) <= largest / 2 + 1e-6
    order = list(work)
    assert all(items == sorted(items, key=order.index) for items in given_out.values())


def test_half_of_four_records_is_done_twice():
    given_out = share_out(dict.fromkeys("abcd", 10), ["wang", "li"], 50, 1)
    assert [len(items) for items in given_out.values()] == [3, 3]
    assert len(set(given_out["wang"]) & set(given_out["li"])) == 2


@given(st.lists(st.text(max_size=3), max_size=60, unique=True), st.floats(0.1, 100), st.integers(0, 9))
def test_a_sample_is_as_large_as_asked_and_the_same_each_time(items, percent, seed):
    drawn = sample(items, percent, seed)
    assert drawn == sample(list(items), percent, seed)
    assert len(drawn) == (max(1, round(len(items) * percent / 100)) if items else 0)
    assert drawn == [item for item in items if item in set(drawn)]


def test_another_seed_draws_another_sample():
    items = [str(number) for number in range(100)]
    assert sample(items, 10, 1) != sample(items, 10, 2)
