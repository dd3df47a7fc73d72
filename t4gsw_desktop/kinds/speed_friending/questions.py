"""What the rounds are about: an organiser's own questions, or the program's, from light ones to deeper ones."""

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import parts_of
from t4gsw_desktop.kinds.speed_friending.form import QUESTIONS

# Anybody can answer these on their first evening: nothing about jobs, families, health or money.
SHIPPED = (
    "What made you smile this week?",
    "Which sound do you like to hear?",
    "What do you like to eat when it rains?",
    "Which place in this town would you show a visitor first?",
    "What is the best thing you own that cost next to nothing?",
    "Tea, coffee or something else, and how exactly?",
    "Which word do you like in any language?",
    "What do you do when the internet is gone for an evening?",
    "Which small thing makes a room feel friendly?",
    "What did you collect as a child, or wish you had?",
    "Which season suits you best?",
    "What is a small thing technology made easier for someone you know?",
    "Which song could you listen to every day?",
    "What have you made with your hands that you were pleased with?",
    "Which tool, app or gadget do you use in a way it was not meant for?",
    "What would you put in a parcel for someone far away?",
    "Which book, film or game do you keep telling people about?",
    "What can you explain to a beginner in two minutes?",
    "Which walk or journey would you do again tomorrow?",
    "What did you learn from somebody younger than you?",
    "What is something you tried once and would not try again?",
    "What would you like to be shown by somebody here tonight?",
    "Which good idea have you seen elsewhere that we could use here?",
    "What is easy for you that others find hard?",
    "When did something go wrong and turn out well?",
    "What would you do with a free afternoon and a room full of helpers?",
    "Which change in your neighbourhood are you glad about?",
    "What should every group do to welcome somebody new?",
    "What have you changed your mind about?",
    "Who has taught you something you still use?",
    "What do you wish more people knew about where you live?",
    "Which kindness of a stranger do you remember?",
    "What is worth repairing rather than replacing?",
    "Which question do you like to be asked?",
    "What would you start if you could not fail?",
    "When did you last feel part of something?",
    "What helps you carry on when something is slow?",
    "Which small thing would make life here better for many people?",
    "What would you like to be remembered for among friends?",
    "What will you take home from tonight?",
)


def questions_of(activity: Activity) -> tuple[str, ...]:
    """The organiser's own questions, in their order; none where the program's are asked."""
    own = activity.settings.get(QUESTIONS)
    return tuple(one for one in own if isinstance(one, str) and one) if isinstance(own, list | tuple) else ()


def question_for(activity: Activity, number: int) -> str:
    """What round `number` is about: own questions in turn, else shipped ones, lighter first, others each evening."""
    own = questions_of(activity)
    if own:
        return own[(number - 1) % len(own)]
    rounds = max(parts_of(activity).count, number)
    first, after = (len(SHIPPED) * one // rounds for one in (number - 1, number))
    return SHIPPED[(first + sum(activity.id.encode()) % max(1, after - first)) % len(SHIPPED)]
