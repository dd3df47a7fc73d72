import re

import pytest

from t4gsw_desktop.documents.summary import ActivitySummary, Summary, summary_pdf


def _summary(unmet, activities=2, words=""):
    return Summary(
        ("60 people are coming.",),
        tuple(
            ActivitySummary(f"Activity {n}", "18:00", ("0 pairs meet again of a possible 0.",))
            for n in range(activities)
        ),
        tuple(f"Wish{n}x could not be met{words}." for n in range(unmet)),
        ("badges.pdf: 60 badges",),
    )


def test_short_summary_says_everything(read, heading):
    paper = read(summary_pdf(_summary(3), heading=heading))
    for words in (
        "60 people are coming.",
        "Activity 1, 18:00",
        "0 pairs meet again",
        "Wish2x",
        "badges.pdf: 60 badges",
    ):
        assert paper.holds(words)
    assert not paper.holds("in summary.json")


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("unmet", [0, 1, 12, 25, 26, 40, 300, 10_000])
def test_summary_is_one_page_and_counts_what_is_not_shown(read, heading, unmet, large):
    paper = read(summary_pdf(_summary(unmet), heading=heading, large_print=large))
    assert len(paper.pages) == 1
    shown = len(set(re.findall(r"Wish\d+x", paper.pages[0])))
    counted = re.search(r"and ([\d,]+) more, in summary.json", paper.pages[0])
    assert shown + (int(counted[1].replace(",", "")) if counted else 0) == unmet
    assert paper.inked_edges() == []


def test_many_activities_are_counted_too(read, heading):
    paper = read(summary_pdf(_summary(30, activities=80), heading=heading))
    assert len(paper.pages) == 1
    assert re.search(r"and \d+ more activities, in summary.json", paper.pages[0])


def test_sentence_longer_than_the_page_is_counted_not_cut(read, heading):
    paper = read(summary_pdf(_summary(1, words=" because" * 2000), heading=heading))
    assert len(paper.pages) == 1
    assert paper.holds("1, in summary.json")


def test_all_met_and_nobody_coming_are_said_in_words(read, heading):
    paper = read(summary_pdf(Summary(), heading=heading))
    assert paper.holds("Nobody is on the list yet.")
    assert paper.holds("Every wish and need that we were told of is met.")
