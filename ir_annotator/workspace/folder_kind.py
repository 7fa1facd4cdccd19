"""What kind of folder a project lies in: on this computer, on a network drive, or in one that another program syncs.

Source of the file systems: the types that Linux names in /proc/self/mountinfo (proc(5)); on Windows GetDriveTypeW.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
from enum import StrEnum
from pathlib import Path

from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate

MOUNTS = Path("/proc/self/mountinfo")
"""Where Linux says what is mounted where."""
_MOUNT_POINT = 4
"""Which field of a line there says where it is mounted."""
_REMOTE_DRIVE = 4
_NETWORK = re.compile(
    r"nfs4?|cifs|smb[23]?|smbfs|afs|9p|ceph|glusterfs|lustre|gpfs|ncpfs|coda|davfs2?|fuse\.(?:sshfs|rclone|davfs2?|s3fs|"
    r"gvfsd-fuse|glusterfs|ceph|curlftpfs|gdfs|google-drive-ocamlfuse)|vboxsf|fuse\.vmhgfs-fuse"
)
_SYNCED = re.compile(
    r"OneDrive\b.*|Dropbox\b.*|Google ?Drive|GoogleDrive-.*|My Drive|iCloudDrive|Mobile Documents|CloudStorage|"
    r"Nextcloud|ownCloud|Seafile|SynologyDrive|Nutstore(?: Files)?|我的坚果云|坚果云|BaiduSyncdisk|百度网盘同步空间|"
    r"WPSDrive|WPS云盘|WPS Cloud Files|腾讯微云|阿里云盘同步",
    re.IGNORECASE,
)
_MARKS = (".stfolder", ".dropbox", ".dropbox.cache", ".sync", ".owncloudsync.log")
"""What such programs put at the head of a folder they sync."""


class FolderKind(StrEnum):
    """What kind of folder a file lies in."""

    LOCAL = "local"
    NETWORK = "network"
    SYNCED = "synced"


def kind_of_folder(path: Path) -> FolderKind:
    """Return what kind of folder a file lies in; what cannot be told counts as this computer's."""
    folder = Path(os.path.realpath(path)).parent
    if _is_network(folder):
        return FolderKind.NETWORK
    return FolderKind.SYNCED if _is_synced(folder) else FolderKind.LOCAL


def warning(path: Path) -> Problem | None:
    """Return what is to be told, once, of a project that does not lie on this computer alone."""
    kind = kind_of_folder(path)
    causes = {
        FolderKind.NETWORK: translate("Folder", "The project lies on a network drive."),
        FolderKind.SYNCED: translate("Folder", "The project lies in a folder that another program syncs."),
    }
    if kind is FolderKind.LOCAL:
        return None
    remedy = translate(
        "Folder",
        "Work is saved safely as long as one person has it open, but a broken connection or a sync in the middle of a "
        "change can harm the file. Better keep it on this computer, and exchange work packages through that folder.",
    )
    return Problem("shared_folder", causes[kind], remedy, file=str(path))


def _is_network(folder: Path) -> bool:
    name = str(folder)
    if name.startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\") == _REMOTE_DRIVE)
    return bool(_NETWORK.fullmatch(_file_system(folder)))


def _file_system(folder: Path) -> str:
    """Return the type of the file system of a folder, as Linux names it; elsewhere nothing."""
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, found = "", ""
    for line in lines:
        before, _, behind = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) <= _MOUNT_POINT or not behind:
            continue
        point = re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), fields[_MOUNT_POINT])
        inside = point == "/" or str(folder) == point or str(folder).startswith(f"{point}/")
        if inside and len(point) >= len(best):
            best, found = point, behind.split(" ")[0]
    return found


def _is_synced(folder: Path) -> bool:
    if any(_SYNCED.fullmatch(part) for part in folder.parts):
        return True
    return any((each / mark).exists() for each in (folder, *folder.parents) for mark in _MARKS if each != each.parent)
