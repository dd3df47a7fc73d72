"""Eleven rounds for 32 people at eight tables of four, ten of them without a repeat: sixteen pairs of twins."""

from functools import lru_cache

from t4gsw_desktop.core.round_designs import Design

# A letter is a person and the same letter in the other case their twin. A table stands for itself and for the table of
# all the twins, unless that is the same one. See `twin_rounds`.
TWINS = "abcdefghijklmnop"
FIRST_TABLES = """
abch dgkl eijo fmnp
aBdG cHkL eMnO fIjP
aDeN bFGj cKMo hiLP
aEHi bCfM dLNp gjKO
aFKn bILo cdeJ ghMp
ajkp belm cDfi gHno
agIm bEKp cjlN dfho
afLO bHJN cEgP diKm
aCoP bikn dHjM eFgL
aJlM bdOP cGIn efHK
aApP bBmM cCnN dDoO eEkK fFlL gGjJ hHiI
"""


@lru_cache(maxsize=1)
def twin_rounds() -> Design:
    """Ten rounds in which nobody meets twice, and one more in which 32 pairs do, fewer than which is not possible.

    Everybody meets all but their twin, so ten rounds are the most there can be (an open question until A. Aguado's
    solution of 2004). Ours is a resolvable design of 16 points in which every two share two tables, each table split by
    a sign: found by searching such designs and solving the signs, linear equations modulo 2, so that two points share
    a table once with like and once with unlike signs. Then everybody meets their twin: two pairs of twins at a table.
    """
    number = {letter: place for place, letter in enumerate(TWINS + TWINS.upper())}
    rounds = []
    for line in FIRST_TABLES.split("\n"):
        tables: dict[tuple[int, ...], None] = {}
        for letters in line.split():
            for some in (letters, letters.swapcase()):
                tables[tuple(sorted(number[letter] for letter in some))] = None
        if tables:
            rounds.append(tuple(tables))
    return tuple(rounds)
