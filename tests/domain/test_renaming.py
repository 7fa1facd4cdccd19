"""What was decided keeps its meaning when a scheme gives topics and claim types other ids."""

from ir_annotator.domain.annotation import Annotation, Claim, Decision, How, Part, Position, Ruling
from ir_annotator.domain.scheme_change import renamed
from ir_annotator.domain.span import Span
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme

SCHEME = read_scheme(default_scheme_path())
CLAIM = Claim("c", Span(0, 2), "收入", "forecast", {"topic": "product.model", "polarity": "positive"})


def after(names, *rulings):
    return renamed(Annotation(decision=Decision("adjudicated", rulings=rulings)), names, SCHEME).decision.rulings


def test_a_ruling_on_a_topic_goes_to_where_the_new_topic_is_decided():
    child = Ruling(Position(Part.TOPIC, "product"), How.TAKEN, "product.model", ("wang",))
    (found,) = after({"product.model": "ops.shape"}, child)
    assert (found.position.name, found.value, found.taken_from) == ("ops", "ops.shape", ("wang",))
    (found,) = after({"product": "goods", "product.model": "goods.model"}, child)
    assert (found.position.name, found.value) == ("goods", "goods.model")
    (found,) = after({"product": "goods"}, Ruling(Position(Part.TOPIC, "product"), How.NONE))
    assert (found.position.name, found.value) == ("goods", None)
    (found,) = after({"rnd": "research"}, child)
    assert found == child


def test_rulings_on_primary_topic_types_and_claims_get_the_new_ids():
    names = {"product.model": "product.shape", "forecast": "outlook"}
    primary = Ruling(Position(Part.PRIMARY_TOPIC), How.TAKEN, "product.model")
    kind = Ruling(Position(Part.TYPE, claim="c"), How.TAKEN, "forecast")
    whole = Ruling(Position(Part.CLAIM, claim="c"), How.OWN, CLAIM)
    topic = Ruling(Position(Part.ATTRIBUTE, "topic", "c"), How.OWN, "product.model")
    other = Ruling(Position(Part.ATTRIBUTE, "certainty", "c"), How.OWN, "forecast")  # a value that only looks like it
    found = after(names, primary, kind, whole, topic, other)
    assert [one.value for one in found[:2]] == ["product.shape", "outlook"]
    assert (found[2].value.type, found[2].value.attributes["topic"]) == ("outlook", "product.shape")
    assert (found[3].value, found[4]) == ("product.shape", other)
