"""What is installed: one version, well-formed descriptions, licences and icons of everything that is shipped."""

import configparser
import plistlib
import re
import shutil
import struct
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from lxml import etree
from PySide6.QtGui import QImage

import ir_annotator

ROOT = Path(__file__).parent.parent
PACKAGING = ROOT / "packaging"
TYPES = {"irdb": "application/x-ir-annotator-project", "irpack": "application/x-ir-annotator-package"}


def test_the_version_stands_in_one_place():
    version = ir_annotator.__version__
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "ir_annotator/__init__.py"
    assert f"## {version} - " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    named = [
        path.name
        for path in PACKAGING.rglob("*")
        if path.suffix in {".spec", ".nsi", ".py", ".xml", ".plist", ".desktop"} or path.name == "control"
        if re.search(rf"(?<![\d.]){re.escape(version)}(?![\d.])", path.read_text(encoding="utf-8").split("!include")[0])
    ]
    assert named == ["installer.nsi"]  # in the comment that shows how it is called


@pytest.mark.skipif(sys.platform != "linux", reason="what can be built differs from system to system")
def test_without_a_name_all_is_built_that_linux_can_build():
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import build; print(*build.what_to_build(sys.argv[2:]).kinds)"
    )

    def named(*kinds):
        command = [sys.executable, "-c", script, str(PACKAGING), *kinds]
        return subprocess.run(command, check=False, capture_output=True, text=True)

    assert named().stdout.split() == ["archive", "deb"], named().stderr
    assert named("deb").stdout.split() == ["deb"]
    assert "msi: not one of archive, deb" in named("msi").stderr


def test_projects_and_packages_open_by_double_click_on_every_system():
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(PACKAGING / "linux/ir-annotator.desktop", encoding="utf-8")
    described = entry["Desktop Entry"]
    assert set(described["MimeType"].strip(";").split(";")) == set(TYPES.values())
    assert described["Exec"] == "ir-annotator %f"
    assert described["Name[zh_CN]"]
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    mime = etree.parse(PACKAGING / "linux/ir-annotator.mime.xml")
    globs = {
        kind.find("m:glob", space).get("pattern")[2:]: kind.get("type") for kind in mime.iterfind("m:mime-type", space)
    }
    assert globs == TYPES
    mac = plistlib.loads((PACKAGING / "macos/Info.plist").read_bytes())
    endings = [
        kind["UTTypeTagSpecification"]["public.filename-extension"] for kind in mac["UTExportedTypeDeclarations"]
    ]
    assert endings == [["irdb"], ["irpack"]]
    declared = {kind["UTTypeIdentifier"] for kind in mac["UTExportedTypeDeclarations"]}
    assert {item for kind in mac["CFBundleDocumentTypes"] for item in kind["LSItemContentTypes"]} == declared
    windows = (PACKAGING / "windows/installer.nsi").read_text(encoding="utf-8")
    assert re.findall(r'!insertmacro Associate "(\w+)"', windows) == ["irdb", "irpack"]


def test_icons_of_all_systems_come_from_the_one_picture(tmp_path):
    subprocess.run([sys.executable, PACKAGING / "make_icons.py", tmp_path], check=True, timeout=60)
    for size in (16, 48, 512):
        image = QImage(str(tmp_path / f"{size}.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(size // 2, size // 12).name() == "#1f4e79"
        assert image.pixelColor(0, 0).alpha() == 0
    ico = (tmp_path / "ir-annotator.ico").read_bytes()
    _, kind, count = struct.unpack_from("<HHH", ico)
    assert (kind, count) == (1, 7)
    *_, length, at = struct.unpack_from("<BBBBHHII", ico, 6)
    assert QImage.fromData(ico[at : at + length], "PNG").width() == 16
    icns = (tmp_path / "ir-annotator.icns").read_bytes()
    assert (icns[:4], struct.unpack(">I", icns[4:8])[0]) == (b"icns", len(icns))


def test_every_library_that_is_shipped_has_its_licence(tmp_path):
    folder = tmp_path / "licences"
    subprocess.run([sys.executable, PACKAGING / "collect_licences.py", folder], check=True, timeout=60)
    versions = (folder / "versions.tsv").read_text(encoding="utf-8")
    for library in ("PySide6_Essentials", "shiboken6", "lxml", "pypdfium2", "sqlite-utils", "orjson"):
        assert library.lower().replace("_", "-") in versions.lower().replace("_", "-")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (folder / "LGPL-3.0.txt").read_text(encoding="utf-8")
    assert "replace them" in (folder / "Qt-NOTICE.txt").read_text(encoding="utf-8")
    assert any((folder / "lxml").iterdir())
    assert not (folder / "pytest").exists()
    assert list(folder.rglob("*.py*")) == []
    told = (folder / "Libraries-NOTICE.txt").read_text(encoding="utf-8")
    for library in ("OpenSSL", "SQLite", "zlib", "bzip2", "libffi", "ICU", "PCRE2"):
        assert library in told
    texts = re.findall(r"pypdfium2/[\w.-]+\.txt", told)
    assert len(texts) > 4
    assert [name for name in texts if not (folder / name).is_file()] == []


def test_nothing_is_packed_of_which_no_licence_is_told(tmp_path):
    script = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]); import build; "
        "build.check_licences(pathlib.Path(sys.argv[2]))"
    )
    (tmp_path / "_internal").mkdir()

    def checked():
        command = [sys.executable, "-c", script, str(PACKAGING), str(tmp_path)]
        return subprocess.run(command, check=False, capture_output=True, text=True)

    for name in ("libcrypto.so.3", "libz.so.1", "libbz2.so.1.0", "libicuuc.so.73", "libQt6Core.so.6"):
        (tmp_path / "_internal" / name).touch()
    assert checked().returncode == 0
    (tmp_path / "_internal/libreadline.so.8").touch()
    assert "libreadline.so.8" in checked().stderr


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not installed here")
def test_the_windows_installer_compiles_without_a_warning(tmp_path):
    program = tmp_path / "program"
    (program / "_internal").mkdir(parents=True)
    (program / "ir-annotator.exe").write_bytes(b"MZ")
    (program / "_internal/a.txt").write_text("a")
    subprocess.run([sys.executable, PACKAGING / "make_icons.py", tmp_path / "icons"], check=True, timeout=60)
    target = tmp_path / "ir-annotator-1.2.3-setup.exe"
    icon = tmp_path / "icons/ir-annotator.ico"
    defined = ["-DVERSION=1.2.3", f"-DSOURCE={program}", f"-DICON={icon}", f"-DTARGET={target}"]
    command = ["makensis", "-V2", "-WX", *defined, PACKAGING / "windows/installer.nsi"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert target.read_bytes()[:2] == b"MZ"


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-utils are not installed here")
def test_the_desktop_file_is_valid():
    subprocess.run(["desktop-file-validate", PACKAGING / "linux/ir-annotator.desktop"], check=True, timeout=30)


def test_workflows_need_no_secret_and_cover_what_is_promised():
    tests, packages = (
        (ROOT / f".github/workflows/{name}.yml").read_text(encoding="utf-8") for name in ("tests", "packages")
    )
    assert "secrets." not in tests + packages
    matrix = yaml.safe_load(tests)["jobs"]["tests"]["strategy"]["matrix"]
    assert matrix["python"] == ["3.11", "3.12", "3.13"]
    assert {system.split("-")[0] for system in matrix["system"]} == {"ubuntu", "windows", "macos"}
    built = yaml.safe_load(packages)["jobs"]["frozen"]["strategy"]["matrix"]["system"]
    assert {system.split("-")[0] for system in built} == {"ubuntu", "windows", "macos"}
