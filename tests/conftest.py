"""What every test stands on: no screen, its own settings folder, English; and a window on the sample record."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from helpers import activate
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from ir_annotator import i18n
from ir_annotator.resources import seeds
from ir_annotator.ui.main_window import MainWindow
from ir_annotator.ui.theme import apply_theme, has_chinese_font, theme_named
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


@pytest.fixture
def empty_workspace(qapp, settings):
    """A workspace with nothing open."""
    workspace = Workspace(settings)
    yield workspace
    workspace.shut_down()


@pytest.fixture
def workspace(qtbot, empty_workspace, tmp_path):
    """A workspace on a new project (``project.irdb`` in tmp_path) that holds the sample record: ten Q&As."""
    empty_workspace.new_project(tmp_path / "project.irdb")
    with qtbot.waitSignal(empty_workspace.records_changed, timeout=20_000):
        empty_workspace.import_records([seeds() / SAMPLE])
    return empty_workspace


def shown_window(qtbot, qapp, workspace):
    """Return the window of a workspace, 1280 x 800, active, with the keyboard at the text."""
    apply_theme(qapp, theme_named(workspace.settings.theme))
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    activate(qtbot, window)
    return window


@pytest.fixture
def window(qtbot, qapp, chinese_font, workspace):
    """The window on the sample record's first Q&A; the keyboard is at the text."""
    window = shown_window(qtbot, qapp, workspace)
    window.bench.read()
    yield window
    window.close()


@pytest.fixture
def start_window(qtbot, qapp, chinese_font, empty_workspace):
    """The window with nothing open: the start page."""
    window = shown_window(qtbot, qapp, empty_workspace)
    yield window
    window.close()
