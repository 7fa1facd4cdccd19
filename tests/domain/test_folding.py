"""What counts as the same when text is sought; every character stays one character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ir_annotator.domain.folding import fold, variants


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("DeepSeek", "deepseek"),
        ("ＤｅｅｐＳｅｅｋ（Ｖ３）", "deepseek(v3)"),
        ("２０２４年，增长：２０％", "2024年,增长:20%"),
        ("ﾃﾞｰﾀ", "テ゛ータ"),
        ("⾦融⼈⼯", "金融人工"),  # Kangxi radicals, as some PDF writers leave them
        ("𝐀𝟏", "a1"),
        ("全\u3000角\n空\t格", "全 角 空 格"),
        ("𠮷😀", "𠮷😀"),
        ("ß㎏…", "ß㎏…"),  # would become two or three characters: left alone
    ],
)
def test_what_is_the_same(text, folded):
    expected = folded.replace("゛", "\u3099")  # the half-width mark folds to the combining one
    assert fold(text) == expected


@given(st.text())
def test_offsets_stay(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.characters())
def test_variants_are_all_that_fold_alike(character):
    folded = fold(character)
    assert character in variants(folded)
    assert {fold(one) for one in variants(folded)} == {folded}
