"""What every test stands on: no screen, its own settings folder, English; and a window on the sample record."""

import os
import shutil
from functools import cache

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from helpers import activate
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ir_annotator import i18n
from ir_annotator.resources import seeds
from ir_annotator.ui.main_window import MainWindow
from ir_annotator.ui.styling import apply_theme
from ir_annotator.ui.theme import LIGHT, has_chinese_font
from ir_annotator.workspace import opening
from ir_annotator.workspace.importing import import_paths
from ir_annotator.workspace.settings import Settings
from ir_annotator.workspace.workspace import Workspace

hypothesis_settings.register_profile(
    "project", deadline=None, max_examples=60, database=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("project")

SAMPLE = "688787_2025-003.docx"


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory, monkeypatch):
    """Keep the person's own settings out of every test; return the folder that takes their place."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("IR_ANNOTATOR_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def english():
    """Begin and end every test in English."""
    i18n.set_language("en")
    yield
    i18n.set_language("en")


@pytest.fixture(scope="session")
def chinese_font(qapp):
    """Fail at once, and clearly, on a machine that would show boxes instead of Chinese."""
    if not has_chinese_font():
        pytest.fail("No Chinese font is installed (Debian: apt-get install fonts-noto-cjk).")


@pytest.fixture
def settings():
    """The settings of the analyst wang: English, light."""
    return Settings(annotator="wang", language="en", theme="light")


@pytest.fixture(autouse=True)
def closed_windows_are_gone():
    """Destroy what a test closed: Qt puts that off to an event loop that tests never enter."""
    yield
    if QApplication.instance():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def schemes_read_once():
    """Read each scheme text once in the whole run: a pure function, and the slowest part of opening a project."""
    parse = cache(opening.parse_scheme)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "parse_scheme", lambda source, _file: parse(source))
        yield


@pytest.fixture(scope="session")
def sample_project(tmp_path_factory, schemes_read_once):
    """A project file that holds the sample record, imported once; tests work on copies."""
    path = tmp_path_factory.mktemp("sample") / "project.irdb"
    project = opening.make_project(path)
    import_paths(project, [seeds() / SAMPLE])
    project.close()
    return path


@pytest.fixture
def empty_workspace(qapp, settings, schemes_read_once):
    """A workspace with nothing open."""
    workspace = Workspace(settings)
    yield workspace
    workspace.shut_down()


@pytest.fixture
def workspace(empty_workspace, sample_project, tmp_path):
    """A workspace on a project of its own (``project.irdb`` in tmp_path) that holds the sample record: ten Q&As."""
    shutil.copy(sample_project, tmp_path / "project.irdb")
    empty_workspace.open_project(tmp_path / "project.irdb")
    return empty_workspace


@pytest.fixture
def light(qapp, chinese_font):
    """Give the program its light looks, unless it has them: every widget there is would be styled again."""
    if qapp.palette().color(QPalette.ColorRole.Base).name() != LIGHT.base:
        apply_theme(qapp, LIGHT)


def shown_window(qtbot, workspace):
    """Return the window of a workspace, 1280 x 800, active."""
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    activate(qtbot, window)
    return window


@pytest.fixture
def window(qtbot, light, workspace):
    """The window on the sample record's first Q&A; the keyboard is at the text."""
    window = shown_window(qtbot, workspace)
    window.bench.read()
    yield window
    window.close()


@pytest.fixture
def start_window(qtbot, light, empty_workspace):
    """The window with nothing open: the start page."""
    window = shown_window(qtbot, empty_workspace)
    yield window
    window.close()


@pytest.fixture
def colleague(qtbot, light, qapp, schemes_read_once):
    """Start the program at somebody's; what was started is shut down in the end."""
    live = []

    def start(name):
        workspace = Workspace(Settings(annotator=name, language="en", theme="light", tour_offered=True))
        window = shown_window(qtbot, workspace)
        live.append((workspace, window))
        return workspace, window

    yield start
    for workspace, window in live:
        window.close()
        workspace.shut_down()
