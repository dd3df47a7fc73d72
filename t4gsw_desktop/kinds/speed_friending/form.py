"""How speed-friending is described: its rounds, and the settings that a screen or a file asks about."""

from t4gsw_desktop.core.parts import ChoiceSetting, KindForm, NumberSetting, Parts

USUAL_SIZE, LARGEST = 2, 12
LONGEST_WALK = 600
WALK, BY_ITSELF, BELL, QUESTIONS = "walk", "by_itself", "bell", "questions"

LEFT_OVER = (
    ("trio", "They join a table as one more"),
    ("rest", "They rest, each in turn"),
    ("host", "A helper sits with them"),
)
NEXT_ROUND = (("no", "When you start it"), ("yes", "By itself, after the walk"))
BELLS = (("on", "A bell at the end"), ("quiet", "No bell, only the screen"))

FORM = KindForm(
    "speed_friending",
    "Speed-friending",
    "rounds",
    "walking",
    Parts(6, 5, 1),
    ("table_size", "odd", WALK, BY_ITSELF, BELL, QUESTIONS),
    own_settings=(
        NumberSetting("table_size", "People at a table", USUAL_SIZE, 2, LARGEST),
        ChoiceSetting("odd", "If one is left over", LEFT_OVER),
        ChoiceSetting(BY_ITSELF, "The next round begins", NEXT_ROUND),
        ChoiceSetting(BELL, "When a round is over", BELLS),
    ),
    seats_everybody=True,
    live_keys=(WALK, BY_ITSELF, BELL, QUESTIONS),
)
