"""A project on a network drive, or in a folder that another program syncs, is told of: once for each place."""

import shutil

import pytest

from ir_annotator.workspace import folder_kind, safekeeping
from ir_annotator.workspace.folder_kind import FolderKind, kind_of_folder, warning

MOUNTS = """\
22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
30 22 0:40 / {root}/nas rw - nfs4 server:/export rw
31 22 0:41 / {root}/win\\040share rw - cifs //server/share rw
32 22 0:42 / {root}/ssh rw - fuse.sshfs me@host: rw
33 30 0:43 / {root}/nas/disk rw - ext4 /dev/sdb1 rw
34 22 0:44 / {root}/nasty rw - ext4 /dev/sdc1 rw
broken line
"""


@pytest.fixture
def mounts(tmp_path, monkeypatch):
    (tmp_path / "mounts").write_text(MOUNTS.format(root=tmp_path))
    monkeypatch.setattr(folder_kind, "MOUNTS", tmp_path / "mounts")
    return tmp_path


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("here", FolderKind.LOCAL),
        ("nas/team/2025", FolderKind.NETWORK),
        ("win share", FolderKind.NETWORK),
        ("ssh", FolderKind.NETWORK),
        ("nas/disk", FolderKind.LOCAL),
        ("nasty", FolderKind.LOCAL),
        ("OneDrive - 某证券/标注", FolderKind.SYNCED),
        ("Dropbox", FolderKind.SYNCED),
        ("我的坚果云/a", FolderKind.SYNCED),
        ("BaiduSyncdisk", FolderKind.SYNCED),
        ("Dropbox.old", FolderKind.SYNCED),
        ("my OneDrive notes", FolderKind.LOCAL),
    ],
)
def test_the_kind_is_told_by_the_file_system_and_by_the_name(mounts, folder, kind):
    path = mounts / folder / "work.irdb"
    path.parent.mkdir(parents=True)
    assert kind_of_folder(path) is kind
    assert (warning(path) is None) == (kind is FolderKind.LOCAL)


def test_a_mark_of_a_syncing_program_is_enough_and_a_link_is_followed(mounts):
    (mounts / "shared" / "deep").mkdir(parents=True)
    (mounts / "shared" / ".stfolder").mkdir()
    assert kind_of_folder(mounts / "shared" / "deep" / "work.irdb") is FolderKind.SYNCED
    (mounts / "nas").mkdir()
    (mounts / "near").symlink_to(mounts / "nas")
    assert kind_of_folder(mounts / "near" / "work.irdb") is FolderKind.NETWORK


def test_where_nobody_says_what_is_mounted_nothing_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(folder_kind, "MOUNTS", tmp_path / "gone")
    assert warning(tmp_path / "work.irdb") is None


def test_it_is_told_once_after_opening(qtbot, empty_workspace, sample_project, mounts, monkeypatch):
    monkeypatch.setattr(safekeeping, "_AFTER_OPENING", 0)
    path = mounts / "nas" / "work.irdb"
    path.parent.mkdir()
    shutil.copy(sample_project, path)
    told = []
    empty_workspace.problem_arose.connect(told.append)
    for _ in range(2):
        empty_workspace.open_project(path)
        qtbot.waitUntil(lambda: bool(list(mounts.glob("nas/work.backups/*.irdb"))))
        qtbot.waitUntil(lambda: not empty_workspace.safe._jobs.live)
        assert [problem.code for problem in told] == ["shared_folder"]
        empty_workspace.close_project()
    assert "network drive" in told[0].cause
    assert told[0].file == str(path)
