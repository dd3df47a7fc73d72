"""The one style sheet, made from colours and lengths, because Qt's sheets know neither variables nor relative sizes."""

import re
from collections.abc import Callable, Mapping

_LENGTH = re.compile(r"\{(\d+)\}")

# $role is a colour, {n} a length of the design in pixels. Kinds are the dynamic property `kind` of a widget.
_SHEET = """
* { outline: 0; }
QWidget { color: $ink; font-size: {16}; }
QMainWindow, QDialog, QWidget[kind="page"], QScrollArea > QWidget > QWidget[kind="page"] { background: $window; }
QToolTip { background: $ink; color: $window; border: 0; padding: {6}; font-size: {15}; }
QDialog[kind="palette"] { border: 2px solid $line-strong; background: $surface; }
QPushButton[kind="find"] { font-weight: 400; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: {12}; }
QFrame[kind="panel"] { background: $surface; border: 1px solid $line-strong; border-radius: {12}; }
QFrame[kind="desk"] { background: $sunken; border: 1px solid $line; border-radius: {12}; }
QFrame[kind="next"] { background: $select; border: 1px solid $warn; border-radius: {12}; }
QFrame[kind="done"] { background: $good-soft; border: 1px solid $good; border-radius: {12}; }
QFrame[kind="hero"] { background: $primary; border: {HC}px solid $primary; border-radius: {16}; }
QFrame[kind="line"] { background: $line; border: 0; min-height: 1px; max-height: 1px; }
QFrame[kind="rail"] { background: $rail; border: 0; border-right: 1px solid $line; }
QFrame[kind="foot"] { background: $window; border: 0; border-top: 1px solid $line; }
QFrame[kind="message"] { background: $ink; border: 0; }
QFrame[kind="message"] QLabel { color: $window; }

QLabel { background: transparent; border: 0; }
QLabel[kind="page-title"] { font-size: {24}; font-weight: 700; }
QLabel[kind="title"] { font-size: {18}; font-weight: 700; }
QLabel[kind="strong"] { font-weight: 700; }
QLabel[kind="label"] { font-size: {15}; font-weight: 600; }
QLabel[kind="quiet"] { font-size: {15}; color: $ink-2; }
QLabel[kind="hint"] { font-size: {14}; color: $ink-2; }
QLabel[kind="clock"] { font-size: {28}; font-weight: 800; }
QLabel[kind="figure"] { font-size: {36}; font-weight: 800; }
QLabel[kind="hero"] { font-size: {36}; font-weight: 800; color: $on-primary; }
QLabel[kind="on-hero"] { color: $on-primary; }
QLabel[kind="good"] { color: $good-ink; font-size: {15}; }
QLabel[kind="warn"] { color: $warn-ink; font-size: {15}; font-weight: 600; }
QLabel[kind="bad"] { color: $bad-ink; font-size: {15}; font-weight: 600; }
QLabel[kind="key"] { font-size: {14}; font-weight: 600; border: 1px solid $line-strong; border-bottom-width: 2px;
    border-radius: {5}; padding: 0 {6}; min-height: {20}; max-height: {20}; background: $surface; color: $ink-2; }
QLabel[chip] { font-size: {14}; font-weight: 600; border-radius: {13}; padding: 0 {10}; min-height: {26};
    max-height: {26}; border: {HC}px solid transparent; }
QLabel[chip="skill"] { background: $primary-soft; color: $primary-ink; border-color: $primary-ink; }
QLabel[chip="need"] { background: $surface; color: $ink; border: 1px solid $line-strong; }
QLabel[chip="plain"] { background: $sunken; color: $ink; border-color: $ink; }
QLabel[chip="good"] { background: $good-soft; color: $good-ink; border-color: $good-ink; }
QLabel[chip="warn"] { background: $warn-soft; color: $warn-ink; border-color: $warn-ink; }
QLabel[chip="bad"] { background: $bad-soft; color: $bad-ink; border-color: $bad-ink; }
QLabel[chip="info"] { background: $info-soft; color: $info-ink; border-color: $info-ink; }
QLabel[chip="surgery"] { background: $surgery-soft; color: $surgery; border-color: $surgery; }
QLabel[chip="cafe"] { background: $cafe-soft; color: $cafe; border-color: $cafe; }
QLabel[chip="unconf"] { background: $unconf-soft; color: $unconf; border-color: $unconf; }
QLabel[chip="friend"] { background: $friend-soft; color: $friend; border-color: $friend; }

QPushButton { background: $surface; color: $ink; border: 1px solid $line-strong; border-radius: {8};
    min-height: {38}; padding: 0 {14}; font-weight: 600; }
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $line; }
QPushButton:disabled { color: $line-strong; border-color: $line; background: $surface; }
QPushButton[kind="primary"] { background: $primary; color: $on-primary; border-color: $primary; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $primary-hover;
    border-color: $primary-hover; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $ink-2; border-color: $line; }
QPushButton[kind="on-hero"] { background: $primary; color: $on-primary; border-color: $on-primary; }
QPushButton[kind="on-hero"]:hover { background: $primary-hover; }
QPushButton[kind="hero"] { background: $surface; color: $ink; border-color: $surface; }
QPushButton[kind="hero"]:hover { background: $select; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: $primary-ink; padding: 0 {8}; }
QPushButton[kind="link"]:hover { background: $sunken; }
QPushButton[kind="link"]:disabled { background: transparent; color: $line-strong; }
QPushButton[kind="on-message"] { background: $ink; color: $window; border-color: $window; min-height: {28}; }
QPushButton[kind="on-message"]:hover { background: $window; color: $ink; }
QPushButton[kind="card"], QPushButton[kind="deed"] { text-align: left; border-radius: {12}; }
QPushButton[kind="deed"] { padding: 0 {8}; }
QPushButton[kind="choice"] { border-radius: {20}; }
QPushButton[kind="choice"]:checked { background: $primary; color: $on-primary; border-color: $primary; }
QPushButton[kind="step"] { border-radius: {20}; border-color: transparent; background: transparent; }
QPushButton[kind="step"]:hover { background: $sunken; }
QPushButton[kind="step"]:checked { background: $surface; border-color: $line-strong; }
QPushButton[kind="segment"] { border-radius: 0; border-right-width: 0; }
QPushButton[kind="segment"][place="first"] { border-top-left-radius: {8}; border-bottom-left-radius: {8}; }
QPushButton[kind="segment"][place="last"] { border-top-right-radius: {8}; border-bottom-right-radius: {8};
    border-right-width: 1px; }
QPushButton[kind="segment"][place="only"] { border-radius: {8}; border-right-width: 1px; }
QPushButton[kind="segment"]:checked { background: $primary; color: $on-primary; border-color: $primary; }
QPushButton[kind="view"] { padding: 0 {6}; }
QPushButton[kind="view"]:checked { background: $primary; color: $on-primary; border-color: $primary; }
QPushButton[kind="icon"] { min-width: {38}; max-width: {38}; padding: 0; }
QPushButton[kind="quiet"] { border-color: transparent; background: transparent; }
QPushButton[kind="quiet"]:hover { background: $sunken; }

QToolButton { background: $surface; color: $ink; border: 1px solid $line-strong; border-radius: {8};
    min-width: {30}; min-height: {30}; font-weight: 600; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton:hover { background: $sunken; }
QToolButton:disabled { color: $line-strong; border-color: $line; }
QToolButton[kind="rail"] { background: transparent; border: 1px solid transparent; border-radius: {8};
    color: $ink-2; font-size: {14}; font-weight: 600; padding: 0; min-width: {78}; min-height: {60}; }
QToolButton[kind="rail"][low="true"] { min-height: {48}; }
QToolButton[kind="rail"][low="menu"] { min-width: {36}; min-height: {40}; }
QToolButton[kind="rail"]:hover { background: $sunken; }
QToolButton[kind="rail"]:checked { background: $surface; color: $primary-ink; border-color: {RAIL}; }
QToolButton[kind="stepper"] { border: 0; border-radius: {7}; min-width: {36}; min-height: {36}; background: transparent; }
QToolButton[kind="stepper"]:hover { background: $sunken; }
QFrame[kind="stepper"] { background: $surface; border: 1px solid $line-strong; border-radius: {8}; }
QFrame[kind="stepper"] QSpinBox, QFrame[kind="stepper"] QTimeEdit, QFrame[kind="stepper"] QDateEdit {
    border: 0; border-left: 1px solid $line; border-right: 1px solid $line; border-radius: 0; font-weight: 600;
    min-height: {36}; padding: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QTimeEdit, QDateEdit, QDateTimeEdit, QComboBox { background: $surface;
    color: $ink; border: 1px solid $line-strong; border-radius: {8}; padding: 0 {12}; min-height: {38};
    selection-background-color: $primary; selection-color: $on-primary;
    placeholder-text-color: $ink-2; }
QPlainTextEdit, QTextEdit { padding: {6} {10}; }
QLineEdit:disabled, QSpinBox:disabled, QTimeEdit:disabled, QComboBox:disabled { color: $line-strong; border-color: $line; }
QLineEdit[kind="search"] { min-height: {42}; padding-left: {38}; }
QLineEdit[kind="giant"] { min-height: {60}; padding-left: {52}; font-size: {26}; font-weight: 600; border-width: 2px; }
QLineEdit[kind="codes"] { min-height: {50}; font-size: {24}; font-weight: 600; border-width: 2px; }
QLineEdit[kind="plain"] { border: 0; background: transparent; padding: 0; }
QLineEdit[state="bad"], QPlainTextEdit[state="bad"] { border: 2px solid $bad; }
QComboBox::drop-down { border: 0; width: {32}; }
QComboBox::down-arrow { image: url({CHEVRON}); width: {20}; height: {20}; }
QComboBox QAbstractItemView { background: $surface; color: $ink; border: 1px solid $line-strong;
    selection-background-color: $select; selection-color: $ink; padding: {4}; outline: 0; }
QComboBox QAbstractItemView::item { min-height: {34}; padding: 0 {8}; }
QDateEdit::up-button, QDateEdit::down-button, QTimeEdit::up-button, QTimeEdit::down-button,
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: 0; }
QCheckBox, QRadioButton { spacing: {10}; min-height: {32}; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: {20}; height: {20}; border: 2px solid $line-strong;
    background: $surface; border-radius: {5}; }
QRadioButton::indicator { border-radius: {12}; }
QCheckBox::indicator:checked { background: $primary; border-color: $primary; image: url({TICK}); }
QRadioButton::indicator:checked { background: $primary; border-color: $primary; image: url({DOT}); }
QCheckBox:disabled, QRadioButton:disabled { color: $line-strong; }

QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget[kind="clear"], QWidget[kind="clear"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: {14}; margin: 0; }
QScrollBar::handle:vertical { background: $line-strong; border-radius: {4}; min-height: {40}; margin: {2} {3}; }
QScrollBar:horizontal { background: transparent; height: {14}; margin: 0; }
QScrollBar::handle:horizontal { background: $line-strong; border-radius: {4}; min-width: {40}; margin: {3} {2}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }

QTableView, QListView, QTreeView, QTextBrowser { background: $surface; color: $ink; border: 0; gridline-color: $line;
    selection-background-color: $select; selection-color: $ink; alternate-background-color: $surface; }
QListView[kind="map"] { background: transparent; }
QTableView::item, QListView::item { border: 0; padding: 0 {8}; }
QTableView::item:selected, QListView::item:selected { background: $select; color: $ink; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $ink-2; border: 0; border-bottom: 1px solid $line-strong;
    padding: 0 {8}; font-size: {15}; font-weight: 600; min-height: {36}; }
QTableCornerButton::section { background: $surface; border: 0; border-bottom: 1px solid $line-strong; }
QTabBar::scroller { width: {80}; }
QTabBar QToolButton { min-width: {34}; min-height: {34}; border-radius: {8}; }
QMenuBar { background: $rail; color: $ink; padding: {2}; }
QMenuBar::item { padding: {6} {12}; background: transparent; border-radius: {6}; }
QMenuBar::item:selected { background: $select; }
QMenu { background: $surface; color: $ink; border: 1px solid $line-strong; padding: {6}; }
QMenu::item { padding: {8} {28} {8} {14}; border-radius: {6}; }
QMenu::item:selected { background: $select; color: $ink; }
QMenu::item:disabled { color: $line-strong; }
QMenu::separator { height: 1px; background: $line; margin: {4} {8}; }
QProgressBar { background: $sunken; border: {HC}px solid $line-strong; border-radius: {6}; min-height: {12};
    max-height: {12}; text-align: center; color: transparent; }
QProgressBar::chunk { background: $primary; border-radius: {6}; }

QLabel[kind="live-title"] { font-size: {19}; font-weight: 700; }
QLabel[kind="question"] { font-size: {17}; }
QLabel[kind="change"] { font-size: {15}; }

QLabel[kind="hero-title"] { font-size: {36}; font-weight: 800; color: $on-primary; }
QLabel[kind="hero-long"] { font-size: {28}; font-weight: 800; color: $on-primary; }
QLabel[kind="on-hero-label"] { font-size: {15}; font-weight: 600; color: $on-primary; }
QPushButton[kind="hero"], QPushButton[kind="on-hero"] { min-height: {50}; }
QPushButton[kind="big-door"] { border-radius: {12}; min-height: {60}; padding: 0; }

QLineEdit[kind="giant"][low="true"] { min-height: {46}; font-size: {22}; }
QFrame[kind="result"] { background: $surface; border: 1px solid $line; border-radius: {12}; }
QFrame[kind="result"][look="ready"] { border: 2px solid $primary; }
QFrame[kind="result"][look="good"] { border: 2px solid $good; }
QFrame[kind="result"][look="again"] { border: 2px dashed $warn; }
QFrame[kind="result"][look="look"] { border: 2px solid $warn; }
QFrame[kind="result"][look="stop"] { border: 2px solid $bad; }
QFrame[kind="result"][look="call"] { border: 6px double $warn; }
QFrame[kind="result"][look="away"] { border: 2px dotted $line-strong; }
QFrame[kind="result"][look="locate"] { border: 2px dotted $info; }
QFrame[kind="band"] { border: 0; border-top-left-radius: {10}; border-top-right-radius: {10}; }
QFrame[kind="band"][look="ready"] { background: $primary-soft; border-bottom: {HC}px solid $primary; }
QFrame[kind="band"][look="good"] { background: $good; }
QFrame[kind="band"][look="again"] { background: $warn-soft; border-bottom: 2px dashed $warn; }
QFrame[kind="band"][look="look"] { background: $warn-soft; border-bottom: {HC}px solid $warn; }
QFrame[kind="band"][look="stop"] { background: $bad-soft; border-bottom: {HC}px solid $bad; }
QFrame[kind="band"][look="call"] { background: $warn-soft; border-bottom: 6px double $warn; }
QFrame[kind="band"][look="away"] { background: $sunken; border-bottom: 2px dotted $line-strong; }
QFrame[kind="band"][look="locate"] { background: $info-soft; border-bottom: 2px dotted $info; }
QFrame[kind="locate"] { background: $info-soft; border: 2px dotted $info; border-radius: {12}; }
QFrame[kind="note"] { background: $info-soft; border: 2px solid $info; border-radius: {12}; }
QLabel[kind="band-words"] { font-size: {26}; font-weight: 700; }
QLabel[kind="band-words"][low="true"] { font-size: {20}; }
QLabel[kind="band-words"][look="ready"] { color: $primary-ink; }
QLabel[kind="band-words"][look="good"] { color: $on-primary; }
QLabel[kind="band-words"][look="again"], QLabel[kind="band-words"][look="look"] { color: $warn-ink; }
QLabel[kind="band-words"][look="stop"] { color: $bad-ink; }
QLabel[kind="band-words"][look="call"] { color: $warn-ink; }
QLabel[kind="band-words"][look="away"] { color: $ink; }
QLabel[kind="band-words"][look="locate"] { color: $info-ink; }
QLabel[kind="pronouns"] { font-size: {26}; font-weight: 600; color: $ink-2; }
QLabel[kind="door-figure"] { font-size: {42}; font-weight: 800; }
QLabel[kind="whole-name"] { font-size: {20}; color: $ink-2; }
QLabel[kind="stop"] { font-size: {19}; }
QLabel[kind="fact"] { font-size: {17}; font-weight: 700; }
QLabel[kind="fact-note"] { font-size: {19}; color: $info-ink; }
QLabel[swatch] { border: 1px solid $line-strong; border-radius: {3}; }
QLabel[swatch="primary"] { background: $primary; }
QLabel[swatch="friend"] { background: $friend; }
QLabel[swatch="sunken"] { background: $sunken; }
QPushButton[kind="line-tool"] { min-width: {32}; max-width: {32}; min-height: {31}; max-height: {31}; padding: 0;
    border-color: transparent; background: transparent; }
QPushButton[kind="line-tool"]:hover { background: $sunken; }

QLabel[kind="initials"] { background: $sunken; color: $ink-2; font-size: {22}; font-weight: 700; border-radius: {32};
    border: {HC}px solid $line-strong; }
QLabel[kind="person-name"] { font-size: {22}; font-weight: 700; }
QFrame[kind="chip-editor"] { background: $surface; border: 1px solid $line-strong; border-radius: {8}; }
QLineEdit[kind="chip-field"] { border: 0; background: transparent; padding: 0 {6}; min-height: {32}; }
QPushButton[kind="chip"] { background: $primary-soft; color: $primary-ink; border: {HC}px solid $primary-ink;
    border-radius: {16}; min-height: {32}; padding: 0 {10}; font-size: {15}; }
QPushButton[kind="chip"]:hover { background: $sunken; }
QLabel[kind="double-heading"] { font-size: {15}; font-weight: 600; padding: 0 {10}; }
QLabel[kind="double-same"], QLabel[kind="double-blank"], QLabel[kind="double-differs"] { padding: {6} {10};
    border-radius: {8}; }
QLabel[kind="double-blank"] { color: $ink-2; font-size: {15}; }
QLabel[kind="double-differs"] { background: $warn-soft; color: $warn-ink; font-weight: 700; border: 1px solid $warn; }

QFrame[kind="match-row"] { background: transparent; border: 0; border-bottom: 1px solid $line; }
QFrame[kind="match-row"][tone="warn"] { background: $warn-soft; border-bottom-color: $warn; }
QLabel[kind="match"] { font-size: {15}; font-weight: 600; }
QLabel[kind="match"][tone="good"], QLabel[kind="match"][tone="private"] { color: $good-ink; font-weight: 400; }
QLabel[kind="match"][tone="warn"] { color: $warn-ink; font-weight: 700; }
QLabel[kind="match"][tone="out"] { color: $ink-2; font-weight: 400; }
QFrame[kind="trouble"] { background: $warn-soft; border: 1px solid $warn; border-radius: {12}; }
QFrame[kind="drop"] { background: $surface; border: 2px dashed $line-strong; border-radius: {12}; }
QFrame[kind="drop"][over="true"] { background: $select; border-color: $primary; }
QFrame[kind="compare"] { background: $surface; border: 1px solid $line-strong; border-radius: {8}; }
QLabel[compare] { padding: {6} {10}; border: 0; border-bottom: 1px solid $line; font-size: {15}; }
QLabel[compare="head"] { font-weight: 700; background: $sunken; }
QLabel[compare="name"] { color: $ink-2; background: $sunken; }
QLabel[compare="differs"] { font-weight: 700; background: $warn-soft; border-bottom-color: $warn; }
QListView[kind="doubles"]::item { min-height: {40}; }
QLabel[kind="kiosk-title"] { font-size: {20}; font-weight: 700; }
QPushButton[kind="tile"] { min-height: 0; padding: 0; text-align: left; }
QFrame[look="surgery"] { background: $surgery-soft; border: {HC}px solid $surgery; border-radius: {9}; }
QFrame[look="cafe"] { background: $cafe-soft; border: {HC}px solid $cafe; border-radius: {9}; }
QFrame[look="unconf"] { background: $unconf-soft; border: {HC}px solid $unconf; border-radius: {9}; }
QFrame[look="friend"] { background: $friend-soft; border: {HC}px solid $friend; border-radius: {9}; }
QFrame[look="primary-ink"] { background: $primary-soft; border: {HC}px solid $primary-ink; border-radius: {9}; }
"""


def style_sheet(
    tokens: Mapping[str, str], px: Callable[[float], int], *, contrast: bool, images: Mapping[str, str]
) -> str:
    """The sheet in these colours and sizes. With `contrast`, soft fills are black and get an edge of their own ink.

    `images` are the paths of the little pictures CHEVRON, TICK and DOT in today's colours.
    """
    text = _SHEET.replace("{HC}", "2" if contrast else "0")
    text = text.replace("{RAIL}", tokens["primary"] if contrast else "transparent")
    for name, path in images.items():
        text = text.replace("{" + name + "}", path)
    for role in sorted(tokens, key=len, reverse=True):
        text = text.replace(f"${role}", tokens[role])
    return _LENGTH.sub(lambda found: f"{px(float(found[1]))}px", text)
