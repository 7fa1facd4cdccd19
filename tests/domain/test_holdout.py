"""No company is in two parts, the same companies are always divided alike, and few of them are enough."""

from hypothesis import given
from hypothesis import strategies as st

from ir_annotator.domain.holdout import Share, Split, hold_out, one_company

SIZES = st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.integers(1, 500), max_size=40)


def shares(sizes):
    return {name: Share(rows) for name, rows in sizes.items()}


def test_one_company_is_for_training():
    assert hold_out({"a": Share(10)}) == {"a": Split.TRAIN}
    assert hold_out({}) == {}


def test_of_two_companies_the_smaller_one_is_the_test():
    assert hold_out({"a": Share(3), "b": Share(10)}) == {"a": Split.TEST, "b": Split.TRAIN}


def test_of_three_each_part_has_one():
    found = hold_out({"a": Share(10), "b": Share(2), "c": Share(3)})
    assert found["a"] is Split.TRAIN
    assert {found["b"], found["c"]} == {Split.TEST, Split.VALIDATION}


def test_a_hundred_equal_companies_are_divided_80_10_10():
    found = list(hold_out({str(number): Share(7) for number in range(100)}).values())
    assert [found.count(split) for split in Split] == [80, 10, 10]


def test_the_seed_draws_other_companies_and_order_changes_nothing():
    companies = {str(number): Share(7) for number in range(50)}
    first = hold_out(companies)
    assert hold_out(dict(reversed(companies.items()))) == first
    assert hold_out(companies, seed=1) != first


def test_a_giant_is_not_held_out_while_others_are_there():
    companies = {str(number): Share(1) for number in range(20)} | {"giant": Share(500), "large": Share(300)}
    found = hold_out(companies)
    assert found["giant"] is found["large"] is Split.TRAIN
    assert set(found.values()) == set(Split)


def test_train_has_every_kind_of_labels_that_any_part_has():
    companies = {"a": Share(100, 0b001), "b": Share(5, 0b010), "c": Share(5, 0b100), "d": Share(5, 0b001)}
    found = hold_out(companies)
    assert [name for name, split in found.items() if split is Split.TRAIN] == ["a", "b", "c"]
    assert found["d"] is Split.TEST


@given(SIZES)
def test_train_is_never_empty_and_parts_are_filled_as_far_as_companies_go(sizes):
    found = hold_out(shares(sizes))
    assert found.keys() == sizes.keys()
    counts = [list(found.values()).count(split) for split in (Split.TRAIN, Split.TEST, Split.VALIDATION)]
    assert counts[0] >= min(len(sizes), 1)
    assert counts[1] >= (len(sizes) > 1)
    assert counts[2] >= (len(sizes) > 2)


def test_records_are_of_one_company_by_code_or_name_also_by_way_of_others():
    names = [("code:1", "name:甲"), ("name:乙",), ("code:2", "name:甲"), ("code:3", "name:丙"), ("code:2",)]
    found = one_company(names)
    assert found[0] == found[2] == found[4]
    assert len({found[0], found[1], found[3]}) == 3
    assert one_company(reversed(names)) == found[::-1]
    assert one_company([]) == []
