"""Two families of trouble: a Refusal is told to the person in one sentence; anything else is a bug of ours."""


class Refusal(Exception):
    """The program declines to do something, nothing has been changed, and `str(refusal)` is a sentence for people.

    The sentence says what happened and what to do about it. Command line programs end with exit code 2 on it.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
