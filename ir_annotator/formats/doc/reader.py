"""Reads old Word files (.doc) by way of LibreOffice, where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.doc.text import check_container, read_doc_text
from ir_annotator.formats.docx.reader import read_docx
from ir_annotator.formats.form.rows import Sheet, field_of
from ir_annotator.i18n import translate
from ir_annotator.resources import is_frozen

SECONDS = 60
"""Time a conversion may take: the first start with a new profile takes several seconds."""
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_CHOICES = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    *(("Inet/Settings", f"oo{kind}ProxyName", "127.0.0.1") for kind in ("InetHTTP", "InetHTTPS", "InetFTP")),
    *(("Inet/Settings", f"oo{kind}ProxyPort", "9") for kind in ("InetHTTP", "InetHTTPS", "InetFTP")),
)
"""No macro runs, no link is followed, and whoever asks the network all the same meets a closed door."""
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for path, name, value in _CHOICES
    )
    + "</oor:items>"
)


def read_doc(path: Path) -> Sheet:
    """Return the sheet of an old Word file.

    Raises:
        Problem: ``damaged_doc``, ``encrypted``, ``needs_libreoffice``, ``not_converted`` or ``too_slow``, or what
            reading the converted file meets.
    """
    program = _libreoffice()
    if program is None:
        raise Problem(
            "needs_libreoffice",
            translate("Doc", "It is an old Word file (.doc), and LibreOffice, which reads those, is not installed."),
            translate("Doc", "Install LibreOffice, or open the file in Word or WPS and save it as .docx."),
        )
    check_container(path)
    with TemporaryDirectory(prefix="ir-annotator-") as name:
        folder = Path(name)
        source = folder / "record.doc"  # a plain name, whatever the file is called
        shutil.copyfile(path, source)
        _convert(program, source, folder)
        converted = folder / "record.docx"
        if not converted.is_file():
            raise Problem(
                "not_converted",
                translate("Doc", "LibreOffice could not read this old Word file."),
                translate("Doc", "Open it in Word or WPS and save it as .docx."),
            )
        sheet = read_docx(converted)
        return sheet if _has_form(sheet) else _better(read_doc_text(source), sheet)


def _better(plain: Sheet, sheet: Sheet) -> Sheet:
    """Return what the cell marks of the file tell, where the converter lost the form but not the words."""
    return plain if _has_form(plain) else sheet


def _has_form(sheet: Sheet) -> bool:
    return any(field_of(row.label) for row in sheet.rows)


def _libreoffice() -> str | None:
    """Return the program of LibreOffice, or None where there is none."""
    return shutil.which("soffice") or next((place for place in _PLACES if Path(place).is_file()), None)


def _convert(program: str, source: Path, folder: Path) -> None:
    """Write ``record.docx`` beside ``source``, with a profile of its own and within the time limit."""
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, encoding="utf-8")
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "docx"]
    process = subprocess.Popen(  # noqa: S603 -- a program of the system, no shell
        [*command, "--outdir", str(folder), str(source)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=_environment(),
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Problem(
            "too_slow",
            translate("Doc", "LibreOffice did not finish reading this old Word file within {0} seconds.").format(
                SECONDS
            ),
            translate("Doc", "Open it in Word or WPS and save it as .docx."),
        ) from error
    finally:
        _end(process)


def _environment() -> dict[str, str]:
    """Return what a program of the system is to see: not the libraries that the frozen program brings for itself."""
    seen = dict(os.environ)
    if is_frozen():
        before = seen.pop("LD_LIBRARY_PATH_ORIG", "")  # so named by PyInstaller, which sets the other one
        seen.pop("LD_LIBRARY_PATH", None)
        if before:
            seen["LD_LIBRARY_PATH"] = before
    return seen


def _end(process: subprocess.Popen[bytes]) -> None:
    """Stop the program and everything it started."""
    if process.poll() is None and sys.platform != "win32":
        os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
