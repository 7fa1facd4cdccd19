"""What a label means, as it stands under the text."""

from ir_annotator import i18n
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme
from ir_annotator.workspace.explain import explain_topic


def test_examples_say_in_which_question_they_stand():
    scheme = read_scheme(default_scheme_path())
    topics = {topic.id: topic for topic in scheme.topics}
    lines = dict(explain_topic(topics["rnd"], scheme.topics).lines)
    assert lines["✓"] == "“In recent years it has stepped up its R&D spending”  [688787 2025-003, Q&A 10]"
    i18n.set_language("zh_CN")
    lines = dict(explain_topic(topics["rnd"], scheme.topics).lines)
    assert lines["✓"] == "“近年来更是加大研发投入的力度”  [688787 2025-003 问答 10]"
    assert lines["✗"].endswith("→ B 行业趋势与政策  [688787 2025-003 问答 2]")
    made_up = dict(explain_topic(topics["esg"], scheme.topics).lines)
    assert "[" not in made_up["✓"]
