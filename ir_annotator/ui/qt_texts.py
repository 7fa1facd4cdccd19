"""Qt's own texts (buttons, menus of text fields, the file dialog) in the language of the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from ir_annotator.i18n import translate


class QtTexts:
    """Qt's catalogue for a language and, behind it, what that catalogue lacks."""

    def __init__(self) -> None:
        self._installed: list[QTranslator] = []

    def speak(self, language: str) -> None:
        """Let Qt speak a language from now on; the catalogue of the program must be set to it before."""
        self.stop()
        qts = QTranslator()
        if qts.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._installed = [_Missing(), qts]  # the last one is asked first
        for translator in self._installed:
            QCoreApplication.installTranslator(translator)

    def stop(self) -> None:
        """Let Qt speak English again."""
        while self._installed:
            QCoreApplication.removeTranslator(self._installed.pop())


class _Missing(QTranslator):
    """Texts that Qt changed without translating them anew (6.11): asked for only where its catalogue has nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._texts = {
            ("QFileDialog", "&Look in:"): translate("QFileDialog", "&Look in:"),
            ("QFileDialog", "Files of &type:"): translate("QFileDialog", "Files of &type:"),
            ("QAbstractFileIconProvider", "Drive"): translate("QAbstractFileIconProvider", "Drive"),
            ("QAbstractFileIconProvider", "Folder"): translate("QAbstractFileIconProvider", "Folder"),
            ("QAbstractFileIconProvider", "Unknown"): translate("QAbstractFileIconProvider", "Unknown"),
        }

    def isEmpty(self) -> bool:  # noqa: N802 -- Qt's name
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:  # noqa: ARG002
        """Return a text, or None: Qt then asks further."""
        return self._texts.get((context, text))
