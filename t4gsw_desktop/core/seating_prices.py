"""What a seating costs in one currency: the goals of speed-friending and café, each far dearer than the next.

A search adds prices up and may trade; plans are compared by their recounted score, goal by goal, without trading.
"""

# Nobody is to share a table with somebody they must be kept from: never worth anything else.
APART = 10**9
# A second meeting this evening. The prices below are small enough that a whole table of them rarely outweighs it.
REPEAT = 2_000
# A third meeting costs this many times a second, a fourth again: the same two faces all night is what people mind.
REPEAT_GROWTH = 4
# A pair that met on the latest evening; half as much two evenings ago, a third three ago: memory fades.
MET_BEFORE = 160
# A table of newcomers only: nobody there can tell how things go.
NEWCOMERS_ONLY = 64
# Two people of one organisation: they see each other tomorrow anyway.
SAME_ORGANISATION = 16
# Somebody meets a person who offers what they seek: this much is gained.
ANSWER = 5
# To be the third at a table for two again, once for the first time, three times for the second, and so on.
CROWDED = 300
# One person more or fewer than the table is meant for, squared: worth it only to save a repeat.
UNEVEN = 400
# The same where everybody is spread over all tables: one person between a full and an empty table, squared.
UNEVEN_SPREAD = 60


def repeat_steps(most: int) -> list[int]:
    """The price of meeting once more for a pair that has met 0, 1, 2 ... `most` times already."""
    return [0] + [REPEAT * REPEAT_GROWTH ** min(times, 6) for times in range(most)]
