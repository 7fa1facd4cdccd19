"""The drill: a project is damaged, its backup takes its place, and what came later is there again."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from store_builders import AT, claim_at, do, dump, make_event, make_record, new_project

from ir_annotator.domain import edits
from ir_annotator.domain.annotation import Annotation, AnnotationKey
from ir_annotator.domain.event import SplitEvent
from ir_annotator.domain.outline import Why
from ir_annotator.domain.problem import Problem
from ir_annotator.store import backup, restoring
from ir_annotator.store.backup import Places
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project
from ir_annotator.store.restoring import restore
from ir_annotator.store.salvage import Salvaged

RECORD = make_record()
KEY = AnnotationKey(RECORD.qas[0].qa_id, "wang")
OTHER = AnnotationKey(RECORD.qas[1].qa_id, "li")


@pytest.fixture
def project(tmp_path):
    """A project with a label, and a backup of it; open."""
    with new_project(tmp_path, RECORD) as opened:
        do(opened, KEY, edits.AddTopic("ops"))
        opened.back_up(Places.of(opened.path), Why.OPENING)
        yield opened


def without_branch(restored):
    """All that is stored, but for the mark that a file put back has."""
    return [line for line in dump(restored) if "project.branch" not in line]


def newest(project):
    return backup.listed(Places.of(project.path))[0]


def scribble(path, table):
    """Write over the first page of a table of a closed project."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", [table]).fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(content)


def test_the_project_becomes_what_the_backup_is_and_what_it_was_is_kept(project):
    before = dump(project)
    chosen = newest(project)
    do(project, KEY, edits.AddTopic("perf"), edits.SetNote("later"))
    later = dump(project)
    project.close()
    done = restore(project.path, chosen.path, Places.of(project.path))
    assert done.whole
    assert done.salvaged == Salvaged()
    with Project.open(project.path) as restored:
        assert without_branch(restored) == before
    with Project.open(done.kept) as kept:
        assert dump(kept) == later
    assert [one.why for one in backup.listed(Places.of(project.path))] == [Why.REPLACED, Why.OPENING]
    restore(project.path, done.kept, Places.of(project.path))
    with Project.open(project.path) as back:
        assert without_branch(back) == later, "restoring was taken back"


@pytest.mark.parametrize("table", ["annotations", "claims", "qas", "meta", "schemes"])
def test_what_came_later_is_salvaged_from_a_damaged_project(project, table):
    chosen = newest(project)
    new = make_record(number="2025-004")
    claim = edits.PutClaim(claim_at(RECORD, 14, 17))
    do(project, KEY, edits.SetNote("后来"), claim)
    do(project, OTHER, edits.AddTopic("fin"))
    project.add_records([new], AT)
    do(project, AnnotationKey(new.qas[1].qa_id, "wang"), edits.SetFlagged(True))
    wanted = {key: project.annotation(key) for key in (KEY, OTHER, AnnotationKey(new.qas[1].qa_id, "wang"))}
    project.close()
    damaged = project.path
    scribble(damaged, table)
    content = damaged.read_bytes()
    with pytest.raises(Problem) as caught:
        Project.open(damaged)
    assert caught.value.code == "damaged"

    done = restore(damaged, chosen.path, Places.of(damaged))
    assert not done.whole
    assert done.kept.read_bytes() == content
    lost_record = table == "qas"  # a record without its Q&As is not whole
    assert done.salvaged == (Salvaged(0, 3, 1) if lost_record else Salvaged(1, 4, 0))
    with Project.open(damaged) as restored:
        for key, annotation in list(wanted.items())[: 2 if lost_record else 3]:
            assert restored.annotation(key) == annotation
        before = dump(restored)
        restored.rebuild()
        assert sorted(dump(restored)) == sorted(before)
        assert [event.seq for event in restored.events(KEY)] == [1, 2, 3]
    assert [one.why for one in backup.listed(Places.of(damaged))] == [Why.OPENING], "the damaged one is no good backup"


def test_a_mended_split_is_salvaged_with_the_labels_that_moved(project):
    chosen = newest(project)
    first, second = RECORD.qas
    joined = (type(first)(first.qa_id, first.question, type(first.answer)(first.answer.start, second.answer.end)),)
    project.append_split(SplitEvent(new_id(), "wang", RECORD.fingerprint, joined, True, "desk", AT), [])
    do(project, KEY, edits.SetNote("joined"))
    project.close()
    scribble(project.path, "annotations")
    assert restore(project.path, chosen.path, Places.of(project.path)).salvaged == Salvaged(0, 3, 0), (
        "the labels carried, too"
    )
    with Project.open(project.path) as restored:
        assert restored.record(RECORD.fingerprint).qas == joined
        assert restored.record(RECORD.fingerprint).checked
        assert restored.annotation(KEY).note == "joined"


def test_events_that_cannot_be_right_stay_out(project):
    chosen = newest(project)
    do(project, KEY, edits.SetNote("good"))
    with project._file.writing() as db:
        rows = [
            ("bad-json", "claim_put", '{"id":"c"}', RECORD.fingerprint),
            ("bad-kind", "nonsense", "{}", RECORD.fingerprint),
            ("misquoted", "claim_put", '{"id":"c","start":0,"end":2,"quote":"XX","type":"t","attributes":{},"note":""}',
             RECORD.fingerprint),
        ]  # fmt: skip
        for number, (name, kind, payload, fingerprint) in enumerate(rows, 3):
            db.execute(
                "INSERT INTO events VALUES (NULL, ?, 'wang', 'desk', ?, ?, ?, 'annotation', ?, ?, '[]', ?, 0, '', '')",
                [name, number, fingerprint, KEY.qa_id, kind, payload, AT],
            )
        flag = [RECORD.fingerprint, KEY.qa_id, '{"flagged":true}', AT]
        values = "NULL, 'last', 'wang', 'desk', 6, ?, ?, 'annotation', 'flag_set', ?, '[]', ?, 0, '', ''"
        db.execute(f"INSERT INTO events VALUES ({values})", flag)
    project.close()
    scribble(project.path, "annotations")
    assert restore(project.path, chosen.path, Places.of(project.path)).salvaged == Salvaged(0, 2, 3)
    with Project.open(project.path) as restored:
        assert (restored.annotation(KEY).note, restored.annotation(KEY).flagged) == ("good", True)
        assert [(event.seq, event.after) for event in restored.events(KEY)][2] == (3, (restored.events(KEY)[1].id,))


@pytest.mark.parametrize("harm", ["emptied", "no database", "missing", "header"])
def test_a_file_that_cannot_be_read_at_all_gives_way_to_the_backup(project, harm):
    before, chosen, path = dump(project), newest(project), project.path
    project.close()
    if harm == "missing":
        path.unlink()
    else:
        content = {"emptied": b"", "no database": b"\0" * 9000, "header": b"\0" * 4096 + path.read_bytes()[4096:]}[harm]
        path.write_bytes(content)
    done = restore(path, chosen.path, Places.of(path))
    assert (done.kept is None) == (harm == "missing")
    assert done.salvaged == Salvaged()
    with Project.open(path) as restored:
        assert without_branch(restored) == before


def test_the_log_beside_a_damaged_file_is_read_and_not_rolled_into_the_backup(project, tmp_path):
    chosen = newest(project)
    do(project, KEY, edits.SetNote("in the log"))
    wal = project.path.with_name(project.path.name + "-wal")
    left, content = wal.read_bytes(), project.path.read_bytes()  # as after a kill (and this drops the lock, no matter)
    project.close()
    project.path.write_bytes(content)
    scribble(project.path, "schemes")
    wal.write_bytes(left)
    done = restore(project.path, chosen.path, Places.of(project.path))
    assert not done.whole
    assert done.salvaged == Salvaged(0, 1, 0)
    assert not wal.exists()
    with Project.open(project.path) as restored:
        assert restored.annotation(KEY) == Annotation(topics=("ops",), primary_topic="ops", note="in the log")


def test_a_bad_backup_or_an_open_project_changes_nothing(project):
    chosen = newest(project)
    with pytest.raises(Problem) as caught:
        restore(project.path, chosen.path, Places.of(project.path))
    assert caught.value.code == "locked"
    project.close()
    content = project.path.read_bytes()
    chosen.path.write_bytes(chosen.path.read_bytes()[:8192])
    with pytest.raises(Problem) as caught:
        restore(project.path, chosen.path, Places.of(project.path))
    assert caught.value.code == "damaged"
    assert project.path.read_bytes() == content
    assert backup.listed(Places.of(project.path)) == []


@pytest.mark.parametrize("step", ["_copy", "open_copy"])
def test_restoring_that_fails_leaves_the_project_as_it_was(project, monkeypatch, step):
    chosen = newest(project)
    do(project, KEY, edits.SetNote("later"))
    later, event = dump(project), make_event(RECORD, KEY, edits.SetNote(""))
    assert event
    project.close()

    def fails(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring, step, fails)
    with pytest.raises(Problem) as caught:
        restore(project.path, chosen.path, Places.of(project.path))
    assert caught.value.code == "disk_full"
    with Project.open(project.path) as same:
        assert dump(same) == later
    names = {path.name for path in project.path.parent.iterdir()}
    assert names == {"工作.irdb", "工作.backups"}
