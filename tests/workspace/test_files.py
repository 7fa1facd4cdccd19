"""A file is replaced all at once or not at all."""

import os
import sys

import pytest

from ir_annotator.workspace.files import write_beside


def test_the_new_content_takes_the_place_of_the_old(tmp_path):
    target = tmp_path / "x.jsonl"
    target.write_bytes(b"old")
    with write_beside(target) as stream:
        stream.write(b"new")
        stream.flush()
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_the_old_content_survives_any_error(tmp_path, error):
    target = tmp_path / "x.jsonl"
    target.write_bytes(b"old")

    def write_half():
        with write_beside(target) as stream:
            stream.write(b"half")
            raise error

    with pytest.raises(error):
        write_half()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_what_was_written_can_be_read_before_it_counts(tmp_path):
    with write_beside(tmp_path / "x") as stream:
        stream.write(b"content")
        stream.seek(0)
        assert stream.read() == b"content"


def test_the_longest_name_a_disk_takes_is_no_obstacle(tmp_path):
    target = tmp_path / ("标" * 85)
    with write_beside(target) as stream:
        stream.write(b"new")
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("place", ["file/x.jsonl", "no/such/folder/x.jsonl"])
def test_where_nothing_can_be_written_nothing_is(tmp_path, place):
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(OSError), write_beside(tmp_path / place):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions and few links")
def test_permissions_and_links_stay(tmp_path):
    target, link = tmp_path / "x", tmp_path / "link"
    before = os.umask(0o027)
    try:
        with write_beside(target) as stream:
            stream.write(b"one")
    finally:
        os.umask(before)
    assert target.stat().st_mode & 0o777 == 0o640
    target.chmod(0o664)
    link.symlink_to(target)
    with write_beside(link) as stream:
        stream.write(b"two")
    assert link.is_symlink()
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"two", 0o664)
