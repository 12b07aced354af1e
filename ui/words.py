"""Every word the user sees: English in the code, other languages from the catalogues of Qt Linguist.

`tr` says a text once; what stays on the screen is said with `ui.spoken`.
"""

from __future__ import annotations

from importlib.resources import as_file, files

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

LANGUAGES = {"en": "English", "de": "Deutsch", "zh_CN": "简体中文"}


def tr(text: str, /, **values: object) -> str:
    """A text in the user's language; ``{name}`` in it stands for one of `values`."""
    said = QCoreApplication.translate("", text) if text else ""
    return said.format(**values) if values else said


def without_dots(text: str) -> str:
    """A text in the user's language, without the ellipsis that says that a question follows."""
    return tr(text).rstrip(" …")


def later(text: str) -> str:
    """Marks a text of a constant for the catalogues; `tr` says it once it is shown."""
    return text


def titled(name: str) -> str:
    """A lower-case name of the models' words in the user's language, as the beginning of a line."""
    said = tr(name)
    return said[:1].upper() + said[1:]


def language(name: str) -> str:
    """The language that a setting means: itself, or the nearest to the system's; English where there is none."""
    if name in LANGUAGES:
        return name
    wished = [QLocale(tag) for tag in QLocale.system().uiLanguages()]
    for locale in wished:
        for known in LANGUAGES:
            if locale.language() == QLocale(known).language():
                return known
    return "en"


def present() -> str:
    """The language of the moment, and whose words those are: another text whenever all is to be said again."""
    return f"{QLocale().name()} {tr('Untitled')}"


def speak(app: QCoreApplication, name: str) -> None:
    """Say everything in a language from now on, Qt's own buttons too; windows learn of it by their `changeEvent`."""
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.setParent(None)
    QLocale.setDefault(QLocale(name))
    if name == "en":
        return
    qt, own = QTranslator(app), QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt.load(f"qtbase_{name}", folder):
        app.installTranslator(qt)
    with as_file(files("assets").joinpath("translations", f"{name}.qm")) as path:
        if own.load(str(path)):
            app.installTranslator(own)
