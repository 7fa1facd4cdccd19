"""Every mistake in a scheme is told with its line and cause."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.scheme import Example, Kind, Name
from ir_annotator.formats.scheme.file import parse_scheme, read_scheme

SMALL = """\
scheme: mine
version: 1.0.0
topics:
  items:
    - id: perf
      key: q
      name: {zh: 业绩, en: Results}
      negative: {zh: 例句, use: other}
      children:
        - id: perf.revenue
          name: {zh: 收入}
    - id: other
      name: {zh: 其他}
judgements:
  - id: directness
    key: j
    name: {zh: 正面}
    type: ordinal
    values:
      - {id: 0, name: {zh: 否}}
      - {id: 1, name: {zh: 是}}
  - id: why
    name: {zh: 原因}
    type: single
    show_if: {directness: 0}
    values: [{id: refused, name: {zh: 拒绝}}]
claims:
  types:
    - {id: fact, key: g, name: {zh: 事实}}
  attributes:
    - id: time
      name: {zh: 时间}
      type: single
      values: [{id: past, name: {zh: 过去}}, {id: future, name: {zh: 未来}}]
      default: past
      default_by_type: {fact: future}
    - id: numbers
      name: {zh: 数值}
      type: list
      required_if: {time: [past, future]}
      fields: [{id: unit, name: {zh: 单位}, type: text}]
"""

# What is written in SMALL, what instead, the line of the mistake, and words its cause and remedy must hold.
MISTAKES = [
    ("scheme: mine", "shceme: mine", 1, ["“shceme”", "Did you mean “scheme”?"]),
    ("      key: q", "      colour: q", 6, ["“colour”", "Possible here: id, key, name"]),
    ("version: 1.0.0\n", "", 1, ["“version” is missing"]),
    ("    - id: perf\n      key: q", "    - key: q", 5, ["“id” is missing"]),
    ("name: {zh: 业绩, en: Results}", "name: 业绩", 7, ["“name” must be keys with values"]),
    ("name: {zh: 业绩, en: Results}", "name: {zh: 2024}", 7, ["“zh” must be text", "Put it in quotes."]),
    ("name: {zh: 业绩, en: Results}", "name: {zh: true}", 7, ["“zh” must be text", "Put it in quotes."]),
    ("name: {zh: 业绩, en: Results}", "name:", 7, ["“name” is empty"]),
    ("name: {zh: 业绩, en: Results}", 'name: {zh: ""}', 7, ["“zh” is empty"]),
    ("    type: ordinal", "    type: ordinal\n    required: yes", 19, ["“required” must be true or false"]),
    ("topics:\n", "topics:\n  max: 五\n", 4, ["“max” must be a whole number"]),
    ("topics:\n", "topics:\n  max: 0\n", 4, ["“max” must lie between 1 and 50"]),
    ("topics:\n", "topics:\n  primary: always\n", 4, ["“primary” cannot be “always”", "required, optional"]),
    ("    type: ordinal", "    type: list", 18, ["“type” cannot be “list”", "single, ordinal"]),
    ("    values: [{id: refused, name: {zh: 拒绝}}]", "    values: []", 26, ["“values” is empty"]),
    ("    values: [{id: refused, name: {zh: 拒绝}}]\n", "", 22, ["“values” is missing"]),
    ("      fields: [{id: unit, name: {zh: 单位}, type: text}]\n", "", 37, ["“fields” is missing"]),
    ("type: text}", "type: choice}", 41, ["“values” is missing"]),
    ("version: 1.0.0", "version: 1.0", 2, ["“version” cannot be “1.0”", "such as 1.0.0"]),
    ("version: 1.0.0", "version: 1", 2, ["“version” must be text"]),
    ("key: q", "key: Q", 6, ["“key” cannot be “Q”", "small letter from a to z"]),
    ("id: other", "id: 其他", 12, ["“id” cannot be “其他”", "underscores"]),
    ("      key: q\n", "      key: q\n      key: w\n", 7, ["“key” stands here a second time", "on line 6"]),
    ("id: other", "id: perf", 12, ["“perf” is already taken on line 5"]),
    ("id: why", "id: directness", 22, ["“directness” is already taken on line 15"]),
    ("{id: 1, name", "{id: 0, name", 21, ["“0” is already taken on line 20"]),
    ("id: perf.revenue", "id: ops.revenue", 10, ["“ops.revenue” must begin with “perf.”"]),
    ("id: perf.revenue", "id: revenue", 10, ["“revenue” must begin with “perf.”"]),
    ("id: perf.revenue", "id: perf.revenue.net", 10, ["one word must follow"]),
    ("key: g", "key: q", 29, ["“q” is already taken on line 6"]),
    ("key: j", "key: q", 16, ["“q” is already taken on line 6"]),
    ("use: other", "use: others", 8, ["no topic “others”"]),
    ("use: other", "use: other, ref: 海天瑞声", 8, ["“ref” cannot be “海天瑞声”", "such as 688787/2025-003#1"]),
    ("use: other", "use: other, ref: 688787/2025-003#0", 8, ["“ref” cannot be “688787/2025-003#0”"]),
    ("show_if: {directness: 0}", "show_if: {tone: 0}", 25, ["speaks of “tone”"]),
    ("show_if: {directness: 0}", "show_if: {why: refused}", 25, ["speaks of “why”, which does not stand before"]),
    ("show_if: {directness: 0}", "show_if: {directness: [0, 7]}", 25, ["“directness” has no value “7”", "0, 1"]),
    ("show_if: {directness: 0}", "show_if: {}", 25, ["“show_if” is empty"]),
    ("required_if: {time: [past, future]}", "required_if: {time: now}", 40, ["“time” has no value “now”"]),
    ("default: past", "default: now", 35, ["“time” has no value “now”", "past, future"]),
    ("{fact: future}", "{fact: now}", 36, ["“time” has no value “now”"]),
    ("{fact: future}", "{facts: future}", 36, ["no claim type “facts”"]),
    ("      default: past", "\tdefault: past", 35, ["indented with a tab"]),
    ("version: 1.0.0", 'version: "1.0.0', 2, ["quotation mark is opened here"]),
    ("scheme: mine", "scheme: mine: yours", 1, ["not valid YAML"]),
    ("  - id: why", "  - &why\n    id: why", 22, ["& and *"]),
    ("name: {zh: 其他}", "name: *all", 13, ["& and *"]),
    ("scheme: mine", "scheme: !!python/name:os.system mine", 1, ["Tags"]),
    ("scheme: mine", "[a, b]: mine", 1, ["A key must be a single word"]),
    ("zh: 收入", "zh: 收\x07入", 11, ["not text"]),
]


def problem_of(source):
    with pytest.raises(Problem) as caught:
        parse_scheme(source, "mine.yaml")
    return caught.value


def test_the_small_scheme_reads_as_it_is_written():
    scheme = parse_scheme(SMALL)
    assert scheme.ref == "mine@1.0.0"
    assert [topic.id for topic in scheme.all_topics()] == ["perf", "perf.revenue", "other"]
    assert scheme.topics[0].key == "q"
    assert scheme.topics[0].negative == Example(Name("例句", "例句"), use="other")
    assert scheme.topic("perf.revenue").name == Name("收入", "收入")
    assert [choice.id for choice in scheme.judgements[0].choices] == [0, 1]
    assert scheme.judgements[1].show_if == {"directness": (0,)}
    time, numbers = scheme.attributes
    assert (time.default, time.default_by_type) == ("past", {"fact": "future"})
    assert (numbers.kind, numbers.required_if) == (Kind.NUMBERS, {"time": ("past", "future")})
    assert numbers.fields[0].id == "unit"
    assert (scheme.max_topics, scheme.primary_required, scheme.topics_required) == (5, True, True)
    assert (scheme.overlap_allowed, scheme.connectives, scheme.source) == (True, (), SMALL)


def test_examples_may_say_where_they_stand():
    refs = "use: other, ref: 688787/2025-003#9}\n      positive: {zh: 例, ref: 688787/2025-003"
    topic = parse_scheme(SMALL.replace("use: other", refs)).topics[0]
    assert (topic.positive.ref, topic.negative.ref) == ("688787/2025-003", "688787/2025-003#9")


def test_the_switches_of_a_scheme():
    source = SMALL.replace("topics:\n", "topics:\n  max: 3\n  primary: optional\n  allow_empty: true\n")
    scheme = parse_scheme(source.replace("claims:\n", "claims:\n  overlap: forbid\n  trim: [而且, no]\n"))
    assert (scheme.max_topics, scheme.primary_required, scheme.topics_required) == (3, False, False)
    assert (scheme.overlap_allowed, scheme.connectives) == (False, ("而且", "no"))


@pytest.mark.parametrize(("written", "instead", "line", "words"), MISTAKES, ids=[str(n) for n in range(len(MISTAKES))])
def test_a_mistake_is_told_with_its_line_and_cause(written, instead, line, words):
    assert written in SMALL
    problem = problem_of(SMALL.replace(written, instead, 1))
    assert (problem.code, problem.file, problem.line) == ("bad_scheme", "mine.yaml", line)
    assert all(word in str(problem) for word in words), str(problem)


def test_of_several_mistakes_the_first_is_told():
    problem = problem_of(SMALL.replace("type: text}", "type: number}").replace("key: q", "key: QQ"))
    assert problem.line == 6


@pytest.mark.parametrize(
    ("source", "cause"),
    [
        ("", "empty"),
        ("# nothing but a comment\n", "empty"),
        ("just words", "must consist of keys"),
        ("- a\n- b\n", "must consist of keys"),
        ("[" * 5000, "nested too deeply"),
        ("{a: " * 5000, "nested too deeply"),
        ("a: 1\n" * 300_000, "too large"),
        (SMALL + "---\nscheme: second\n", "not valid YAML"),
        (SMALL + "name: \ud800\n", "not text"),
    ],
)
def test_what_is_no_scheme_at_all(source, cause):
    problem = problem_of(source)
    assert problem.code == "bad_scheme"
    assert cause in problem.cause


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path):
    path = tmp_path / "gbk.yaml"
    path.write_bytes(SMALL.encode("gbk"))
    with pytest.raises(Problem) as caught:
        read_scheme(path)
    assert (caught.value.file, caught.value.line) == (str(path), 7)
    assert "UTF-8" in caught.value.cause


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path):
    path = tmp_path / "windows.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert read_scheme(path).topic("perf.revenue").name.zh == "收入"


def test_a_huge_file_and_a_missing_file_are_told_apart(tmp_path):
    huge = tmp_path / "huge.yaml"
    huge.write_bytes("# 长\n".encode() * 400_000)
    with pytest.raises(Problem, match="too large"):
        read_scheme(huge)
    with pytest.raises(Problem) as caught:
        read_scheme(tmp_path / "missing.yaml")
    assert caught.value.code == "unreadable_file"


noise = st.text(st.sampled_from(SMALL + "&*!|>%@`\t\"'#[]{}\x00\ufeff\u2028"), max_size=80)


@settings(deadline=None)
@given(noise, st.integers(0, len(SMALL)))
def test_any_damage_is_told_with_a_line_or_does_no_harm(noise, at):
    found = None
    try:
        parse_scheme(SMALL[:at] + noise + SMALL[at:])
    except Problem as problem:
        found = problem
    assert found is None or (found.cause and found.line > 0)
