"""Formats of exports on the command line: out, back into an empty project, and files as other tools write them."""

import hashlib
import importlib.util
import json

import pytest
from cli_helpers import EXAMPLE, RECORD, example, exported, labelled_project, lines_of, run, write_lines

from ir_annotator.workspace.values import FORMATS, format_suffix

TOOLS = [name for name in FORMATS if name not in ("hf", "docx")]
QUESTION, ANSWER = example()[0]["question"], example()[0]["answer"]


@pytest.fixture
def project(tmp_path):
    run("import", tmp_path / "labels.irdb", RECORD)
    return tmp_path / "labels.irdb"


@pytest.fixture
def labelled(tmp_path):
    """The worked example by two annotators, one of them with notes and a skipped Q&A, and a settled Q&A."""
    path = labelled_project(tmp_path / "labelled.irdb")
    second = [line | {"annotator": "王芳", "note": "=1+1\n第二行"} for line in example()]
    second[3] |= {"status": "skipped", "flagged": True, "flag_reason": "unsure"}
    decision = {"source": "adjudicated", "by": "陈工", "from": ["example", "王芳"], "reason": "边界"}
    gold = [example()[4] | {"annotator": "陈工", "layer": "gold", "decision": decision}]
    run("annotations", path, write_lines(tmp_path / "more.jsonl", second + gold))
    return path


def needs(name):
    if name == "parquet" and not importlib.util.find_spec("pyarrow"):
        pytest.skip("pyarrow is not installed; tests/interop/README.md tells how it was tried")


def target(tmp_path, name):
    return tmp_path / "out" / f"labels{format_suffix(name)}"


def write(labelled, tmp_path, name, *options):
    needs(name)
    path = target(tmp_path, name)
    path.parent.mkdir(exist_ok=True)
    return path, run("export", labelled, "-o", path, "--format", name, *options).stderr


# ── there and back ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", TOOLS)
def test_every_format_comes_back_into_an_empty_project_as_it_was(labelled, project, tmp_path, name):
    path, said = write(labelled, tmp_path, name)
    kept = [line for line in exported(labelled) if name != "label-studio-min" or line["status"] != "skipped"]
    assert len(kept) == (20 if name == "label-studio-min" else 21)
    assert said.startswith(f"{len(kept)} lines written to {path}\n")
    assert run("annotations", project, path).stderr.startswith(f"{len(kept)} Q&As stored; 0 the same already; 0 lines")
    assert exported(project) == kept
    again = run("annotations", project, path).stderr
    assert again.startswith(f"0 Q&As stored; {len(kept)} the same already")


def test_what_json_min_has_no_room_for_is_told(labelled, tmp_path):
    _, said = write(labelled, tmp_path, "label-studio-min")
    assert "1 lines left out: the format has no room for what was skipped" in said


@pytest.mark.parametrize("name", TOOLS)
def test_no_name_is_in_an_anonymous_export(labelled, tmp_path, name):
    path, _ = write(labelled, tmp_path, name, "--anonymise")
    raw = b"".join(file.read_bytes() for file in path.parent.iterdir())
    written = raw.decode("utf-8", "replace")
    escaped = raw.decode("ascii", "ignore")
    for word in ("example", "王芳", "陈工", "梁少文", "东方阿尔法", "袁璐"):
        assert word not in written
        assert json.dumps(word)[1:-1] not in escaped


# ── the manifest ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["native", "csv", "label-studio"])
def test_a_manifest_says_what_the_files_hold_and_what_their_bytes_are(labelled, tmp_path, name):
    path, _ = write(labelled, tmp_path, name, "--annotator", "王芳", "--status", "done")
    manifest = json.loads((path.parent / f"{path.name}.manifest.json").read_bytes())
    assert (manifest["format"], manifest["scheme"]) == (name, "ir-cn-default@1.0.0")
    assert manifest["program"].startswith("ir-annotator ")
    assert (manifest["filter"]["annotators"], manifest["filter"]["status"]) == (["王芳"], "done")
    counts = manifest["counts"]
    assert (counts["lines"], counts["records"], counts["qas"]) == (9, 1, 9)
    assert (counts["statuses"], counts["annotators"]) == ({"done": 9}, {"王芳": 9})
    described = {one["name"]: one["sha256"] for one in manifest["files"]}
    beside = {file for file in path.parent.iterdir() if not file.name.endswith(".manifest.json")}
    assert described == {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in beside}
    assert len(described) == {"native": 1, "csv": 2, "label-studio": 2}[name]


def test_the_same_labels_have_the_same_manifest(labelled, tmp_path):
    path, _ = write(labelled, tmp_path, "native")
    first = (path.parent / "labels.jsonl.manifest.json").read_bytes()
    write(labelled, tmp_path, "native")
    assert (path.parent / "labels.jsonl.manifest.json").read_bytes() == first


def test_standard_output_has_the_file_and_no_manifest(labelled, tmp_path):
    path, _ = write(labelled, tmp_path, "label-studio-min")
    shown = run("export", labelled, "-o", "-", "--format", "label-studio-min").stdout_bytes
    assert shown == path.read_bytes()


def test_two_tables_do_not_go_to_standard_output(labelled):
    said = run("export", labelled, "-o", "-", "--format", "csv", status=2)
    assert said.stdout == ""
    assert "more than one file" in said.stderr
    assert "-o" in said.stderr


def test_only_what_a_query_finds_is_written(labelled, tmp_path):
    found = lines_of(run("export", labelled, "-o", "-", "--search", "驱动因素").stdout_bytes)
    assert {line["question"] for line in found} == {QUESTION}
    assert len(found) == 2
    assert "“colour:”" in run("export", labelled, "-o", "-", "--search", "colour:red", status=2).stderr


def test_exports_that_lie_beside_the_records_are_not_taken_for_records(labelled, tmp_path):
    for name in (one for one in FORMATS if one != "parquet"):
        path = target(tmp_path, name).with_stem(name)
        path.parent.mkdir(exist_ok=True)
        run("export", labelled, "-o", path, "--format", name)
    said = run("import", tmp_path / "new.irdb", tmp_path / "out").stderr.splitlines()
    assert said[0] == "0 records added, 0 already there, 0 refused"
    passed = {line.split(" holds exported labels")[0].rpartition("/")[2] for line in said if "passed over: " in line}
    texts = {"native.jsonl", "doccano.jsonl", "prodigy.jsonl", "argilla.jsonl", "csv.csv", "csv.claims.csv"}
    assert passed == texts | {"train.jsonl", "docx.docx"}
    for name in (*texts, "docx.docx", "hf/train.jsonl"):  # named, they are refused
        told = run("import", tmp_path / "new.irdb", tmp_path / "out" / name, status=2).stderr
        assert "that this program" in told, name


# ── files as the tools themselves write them ─────────────────────────────────


def take(project, path, content, *options, status=0):
    path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return run("annotations", project, path, *options, status=status).stderr


def only_line(project):
    (line,) = exported(project)
    return line


def test_doccano_intents_and_slots_are_matched_by_text_whatever_its_white_space(project, tmp_path):
    text = f"{QUESTION}\n\n  {ANSWER}"
    start = text.index("受益于")
    line = {
        "id": 7,
        "text": text,
        "Comments": [],
        "cats": ["市场与客户"],
        "entities": [[start, start + 62, "事实陈述"]],
    }
    said = take(project, tmp_path / "all.jsonl", json.dumps(line, ensure_ascii=False), "--as", "li")
    assert "1 Q&As stored" in said
    assert "1 lines were matched by their text" in said
    got = only_line(project)
    assert (got["annotator"], got["topics"], got["primary_topic"], got["status"]) == (
        *("li", ["market"], "market"),
        "in_progress",
    )
    (claim,) = got["claims"]
    assert (claim["field"], claim["start"], claim["end"], claim["type"]) == ("answer", 0, 62, "fact")
    assert claim["text"] == ANSWER[:62]


def test_doccano_sequences_with_ids_and_relations_are_read(project, tmp_path):
    line = {
        "id": 12,
        "text": ANSWER,
        "Comments": [],
        "relations": [{"id": 1, "from_id": 3, "to_id": 4, "type": "因果"}],
    }
    line["entities"] = [{"id": 3, "label": "fact", "start_offset": 0, "end_offset": 3}]
    take(project, tmp_path / "all.jsonl", line, "--as", "li")
    assert [(one["text"], one["type"]) for one in only_line(project)["claims"]] == [("受益于", "fact")]


def test_prodigy_says_who_and_when(project, tmp_path):
    spans = [{"start": 0, "end": 3, "token_start": 0, "token_end": 2, "label": "fact"}]
    line = {"text": ANSWER, "spans": spans, "accept": ["rnd"], "answer": "ignore", "_input_hash": 1, "_task_hash": 2}
    line |= {"_view_id": "blocks", "_timestamp": 1741000000, "_session_id": "irds-alice", "_annotator_id": "irds-alice"}
    take(project, tmp_path / "prodigy.jsonl", line)
    got = only_line(project)
    assert (got["annotator"], got["status"], got["updated_at"]) == ("irds-alice", "skipped", "2025-03-03T11:06:40Z")
    assert got["topics"] == ["rnd"]


def label_studio_task():
    region = {"start": 0, "end": 3, "text": "受益于", "labels": ["事实陈述"]}
    path = {"taxonomy": [["perf", "收入与增长"]]}
    result = [
        {"id": "a1", "from_name": "claim", "to_name": "answer", "type": "labels", "value": region},
        {"id": "a1", "from_name": "subject", "to_name": "answer", "type": "choices", "value": {"choices": ["客户"]}},
        {"id": "a2", "from_name": "topic", "to_name": "answer", "type": "choices", "value": {"choices": ["rnd"]}},
        {"id": "a3", "from_name": "t", "to_name": "answer", "type": "taxonomy", "value": path},
    ]  # fmt: skip
    result[1]["value"] |= {"start": 0, "end": 3, "text": "受益于"}
    person = {"id": 4, "email": "li@example.org"}
    annotation = {"id": 5, "completed_by": person, "was_cancelled": False, "result": result, "lead_time": 3.14}
    annotation["updated_at"] = "2025-03-03T11:06:40.123456Z"
    return {"id": 1, "data": {"question": QUESTION, "answer": ANSWER}, "annotations": [annotation], "predictions": []}


def test_label_studio_tasks_bring_regions_choices_and_paths_of_a_taxonomy(project, tmp_path):
    take(project, tmp_path / "project-1.json", [label_studio_task()])
    got = only_line(project)
    assert (got["annotator"], got["updated_at"], got["seconds"]) == ("li@example.org", "2025-03-03T11:06:40Z", 3.1)
    assert sorted(got["topics"]) == ["perf.revenue", "rnd"]
    (claim,) = got["claims"]
    assert (claim["text"], claim["type"], claim["attributes"]) == ("受益于", "fact", {"subject": "customer"})
    assert got["status"] == "in_progress"  # it was submitted, but our scheme asks for more


@pytest.mark.parametrize("start", [2, 3], ids=["code points", "UTF-16 units"])
def test_whatever_label_studio_counted_the_quote_decides(tmp_path, start):
    record = tmp_path / "record.txt"
    record.write_text("1、订单如何？\n答：📉后回升，同比增长20%。\n2、海外呢？\n答：稳定。\n", encoding="utf-8")
    run("import", tmp_path / "labels.irdb", record)
    task = label_studio_task()
    task["data"] = {"text": "📉后回升，同比增长20%。"}
    region = {"start": start, "end": start + 2, "text": "回升", "labels": ["fact"]}
    result = {"id": "a1", "from_name": "claim", "to_name": "text", "type": "labels", "value": region}
    task["annotations"][0]["result"] = [result]
    take(tmp_path / "labels.irdb", tmp_path / "project-1.json", [task])
    (claim,) = only_line(tmp_path / "labels.irdb")["claims"]
    assert (claim["start"], claim["end"], claim["text"]) == (2, 4, "回升")


def test_json_min_of_label_studio_itself_is_read(project, tmp_path):
    entry = {"question": QUESTION, "answer": ANSWER, "id": 1, "topic": "rnd", "annotator": 1, "annotation_id": 5}
    entry["claim"] = [{"start": 0, "end": 3, "text": "受益于", "labels": ["fact"]}]
    entry |= {"created_at": "2025-03-03T11:06:40Z", "updated_at": "2025-03-03T11:06:40Z", "lead_time": 3.1}
    take(project, tmp_path / "min.json", json.dumps([entry], ensure_ascii=False, indent=2))
    got = only_line(project)
    assert (got["annotator"], got["topics"], got["claims"][0]["text"]) == ("1", ["rnd"], "受益于")


def test_argilla_nested_records_bring_each_user(project, tmp_path):
    responses = {
        "topics": [{"value": ["rnd"], "user_id": "u1"}, {"value": ["perf"], "user_id": "u2"}],
        "claims": [{"value": [{"start": 0, "end": 3, "label": "fact"}], "user_id": "u1"}],
    }
    record = {"id": "x", "fields": {"question": QUESTION, "answer": ANSWER}, "metadata": {}, "suggestions": {}}
    path = tmp_path / "records.json"
    path.write_text(json.dumps([record | {"responses": responses, "vectors": {}}]), encoding="ascii")  # \u6bdb …
    run("annotations", project, path)
    got = {line["annotator"]: line for line in exported(project)}
    assert (got["u1"]["topics"], got["u2"]["topics"]) == (["rnd"], ["perf"])
    assert [claim["text"] for claim in got["u1"]["claims"]] == ["受益于"]


def test_a_label_nobody_knows_and_a_span_across_the_border_are_listed_and_the_others_come_in(project, tmp_path):
    text = f"{QUESTION}\n{ANSWER}"
    good = {"text": ANSWER, "entities": [[0, 3, "fact"]], "cats": []}
    across = {"text": text, "entities": [[5, len(QUESTION) + 5, "fact"]], "cats": []}
    strange = {"text": ANSWER, "entities": [], "cats": ["天气"]}
    outside = {"text": ANSWER, "entities": [[0, 9999, "fact"]], "cats": []}
    content = "\n".join(json.dumps(line, ensure_ascii=False) for line in (across, strange, outside, good))
    said = take(project, tmp_path / "all.jsonl", content, "--as", "li", status=1)
    assert said.startswith("1 Q&As stored; 0 the same already; 3 lines refused")
    assert [line.rsplit("all.jsonl:", 1)[1][0] for line in said.splitlines() if "all.jsonl:" in line] == ["3", "1", "2"]
    assert "天气" in said
    assert [claim["text"] for claim in only_line(project)["claims"]] == ["受益于"]


def test_labels_without_a_name_ask_for_one(project, tmp_path):
    said = take(project, tmp_path / "all.jsonl", {"text": ANSWER, "label": ["rnd"]}, status=2)
    assert "--as NAME" in said


def test_a_text_that_two_qas_have_is_not_guessed(tmp_path):
    record = tmp_path / "twice.txt"
    record.write_text("1、订单如何？\n答：饱满。\n2、订单如何？\n答：饱满。\n", encoding="utf-8")
    run("import", tmp_path / "twice.irdb", record)
    said = take(
        tmp_path / "twice.irdb", tmp_path / "all.jsonl", {"text": "订单如何？饱满。", "label": ["rnd"]}, status=2
    )
    assert "Several Q&As of the project have this text." in said


@pytest.mark.parametrize("name", ["native", "doccano", "prodigy", "argilla"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_file_in_another_encoding_is_told_so(labelled, project, tmp_path, name, encoding):
    path, _ = write(labelled, tmp_path, name)
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    assert "again as UTF-8" in run("annotations", project, path, status=2).stderr
    assert exported(project) == []


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_an_empty_file_is_told_so(project, tmp_path, content):
    assert "The file is empty" in take(project, tmp_path / "x.jsonl", content, status=2)


def test_a_file_of_no_known_format_is_refused_with_the_known_ones(project, tmp_path):
    said = take(project, tmp_path / "other.json", {"rows": []}, status=2)
    assert "other.json" in said
    assert "label-studio" in said


def test_a_revised_record_with_other_white_space_takes_the_labels_of_the_first(tmp_path):
    text = "1、订单如何？\n答：饱满，同比增长20%。\n2、海外呢？\n答：稳定。\n"
    (tmp_path / "first.txt").write_text(text, encoding="utf-8")
    (tmp_path / "second.txt").write_text(text.replace("饱满，", "饱满， \u3000"), encoding="utf-8")
    for name in ("first", "second"):
        run("import", tmp_path / f"{name}.irdb", tmp_path / f"{name}.txt")
    (blank, _) = exported(tmp_path / "first.irdb", "--include-unlabelled")
    claim = {
        "id": "c",
        "field": "answer",
        "start": 0,
        "end": 10,
        "text": "饱满，同比增长20%",
        "type": "fact",
        "attributes": {},
    }
    line = blank | {"annotator": "li", "status": "in_progress", "claims": [claim | {"note": ""}]}
    said = run("annotations", tmp_path / "second.irdb", write_lines(tmp_path / "labels.jsonl", [line])).stderr
    assert "1 lines differ in white space" in said
    (moved,) = only_line(tmp_path / "second.irdb")["claims"]
    assert (moved["text"], moved["start"], moved["end"]) == ("饱满， \u3000同比增长20%", 0, 12)


def test_the_worked_example_is_what_it_was(labelled):
    assert [line for line in exported(labelled) if line["annotator"] == "example"] == lines_of(EXAMPLE.read_bytes())
