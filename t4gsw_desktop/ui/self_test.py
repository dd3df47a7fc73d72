"""What the self-test looks at in Qt: its plugins, the fonts and icons on screen, and each screen of the window."""

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QPluginLoader
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyleFactory

from t4gsw_desktop.paths import resource_folder
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.ui.shell.screens import SCREENS
from t4gsw_desktop.ui.shell.window import MainWindow

# Through what Qt draws on this system's screens and finds its printers: folders of plugins and the plugin in each.
NATIVE_PLUGINS = {
    "linux": {"platforms": "xcb", "printsupport": "cupsprintersupport"},
    "win32": {"platforms": "windows", "printsupport": "windowsprintersupport"},
    "darwin": {"platforms": "cocoa", "printsupport": "cocoaprintersupport"},
}
PICTURE_FORMATS = frozenset({"png", "jpeg", "svg"})
STYLE = "Fusion"
_ICON_SIZE = 24


def without_a_screen() -> QApplication:
    """The application, drawing nowhere unless a platform was asked for: no window jumps up during the test."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(["t4gsw"])


def check_plugins() -> str:
    """Qt finds the plugins we need, and those for this system's screens and printers load with all they ask for."""
    without_a_screen()
    formats = {bytes(one.data()).decode() for one in QImageReader.supportedImageFormats()}
    lacking = sorted(PICTURE_FORMATS - formats)
    refuse_unless(not lacking, f"no plugin of Qt reads {', '.join(lacking)}")
    styles = QStyleFactory.keys()
    refuse_unless(STYLE in styles, f"Qt has no style {STYLE}")
    plugins = NATIVE_PLUGINS.get(sys.platform, {})
    for folder, name in plugins.items():
        _load_plugin(folder, name)
    return ", ".join((*plugins.values(), QGuiApplication.platformName(), *sorted(PICTURE_FORMATS), STYLE))


def _load_plugin(kind: str, name: str) -> None:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / kind
    files = folder.glob(f"*{name}.*") if folder.is_dir() else ()
    found = [path for path in files if path.suffix in (".so", ".dll", ".dylib")]
    refuse_unless(found, f"Qt's plugin for {name} is missing from “{folder}”")
    loader = QPluginLoader(str(found[0]))
    refuse_unless(loader.load(), f"Qt's plugin for {name} does not load: {loader.errorString()}")


def check_screen_fonts() -> str:
    """Qt can draw with every font that is bundled."""
    without_a_screen()
    files = sorted((resource_folder() / "fonts").glob("*/*.ttf"))
    refuse_unless(files, "there are no fonts")
    for file in files:
        number = QFontDatabase.addApplicationFont(str(file))
        refuse_unless(number != -1, f"Qt cannot use the font {file.name}")
        QFontDatabase.removeApplicationFont(number)
    return f"{len(files)} fonts"


def check_icons() -> str:
    """Every icon is a drawing that leaves a mark."""
    without_a_screen()
    files = sorted((resource_folder() / "icons").glob("*.svg"))
    refuse_unless(files, "there are no icons")
    for file in files:
        refuse_unless(not _is_blank(_drawn(file)), f"the icon {file.name} cannot be drawn")
    return f"{len(files)} icons"


def _drawn(file: Path) -> QImage:
    picture = QImage(_ICON_SIZE, _ICON_SIZE, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    QSvgRenderer(str(file)).render(painter)
    painter.end()
    return picture


def _is_blank(picture: QImage) -> bool:
    """True for a picture of one colour, and for none."""
    four_bytes_each = picture.convertToFormat(QImage.Format.Format_ARGB32)  # kept, for its bytes go with it
    pixels = b"" if picture.isNull() else bytes(four_bytes_each.constBits())
    return pixels == pixels[:4] * (len(pixels) // 4)


def check_screens(window: MainWindow) -> str:
    """Each screen of the window opens without trouble and has something on it."""
    blank = []
    with _troubles() as troubles:
        for screen in SCREENS:
            window.show_screen(screen.key)
            without_a_screen().processEvents()
            refuse_unless(not troubles, f"the screen {screen.key}: {troubles[:1]}")
            if _is_blank(window.screen.grab().toImage()):
                blank.append(screen.key)
    refuse_unless(not blank, f"blank: {', '.join(blank)}")
    return ", ".join(screen.key for screen in SCREENS)


@contextmanager
def _troubles() -> Iterator[list[BaseException]]:
    """What is raised where Qt calls us, which it passes on to nobody, is printed and kept in the list."""
    found: list[BaseException] = []

    def keep(kind: type[BaseException], trouble: BaseException, trace: TracebackType | None) -> None:
        traceback.print_exception(kind, trouble, trace)
        found.append(trouble)

    before, sys.excepthook = sys.excepthook, keep
    try:
        yield found
    finally:
        sys.excepthook = before
