"""Work on another thread: what comes of it is heard once, and ending everything from within is no trouble."""

import gc

from pytestqt.qtbot import QtBot

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.ui.shell.background import Background, Job


def done(background: Background, job: Job, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not background.busy, timeout=10_000)


def test_result_is_heard_and_the_job_is_over(application: object, qtbot: QtBot) -> None:
    background, heard = Background(), []
    job = Job("counting")
    job.finished.connect(heard.append)
    job.progressed.connect(lambda fraction, _words: heard.append(fraction))
    background.start(job, lambda job: (job.progress(0.5), 42)[1])
    done(background, job, qtbot)
    assert heard == [0.5, 42]


def test_refusal_and_bug_are_told_apart(application: object, qtbot: QtBot) -> None:
    background, refused, broken = Background(), [], []

    def refuse(_job: Job) -> None:
        raise Refusal("Not tonight.")

    def trip(_job: Job) -> None:
        raise KeyError("seat")

    for work in (refuse, trip):
        job = Job("trying")
        job.refused.connect(refused.append)
        job.broken.connect(broken.append)
        background.start(job, work)
        done(background, job, qtbot)
    assert refused == ["Not tonight."]
    assert [type(one) for one in broken] == [KeyError]


def test_what_a_job_leads_to_may_end_all_jobs(application: object, qtbot: QtBot) -> None:
    background, heard = Background(), []
    job = Job("making a practice evening")

    def another_window(_result: object) -> None:
        heard.append("shown")
        background.end()

    job.finished.connect(another_window)
    background.start(job, lambda _job: None)
    done(background, job, qtbot)
    assert heard == ["shown"]


def test_rubbish_is_collected_on_the_windows_thread_only(application: object, qtbot: QtBot) -> None:
    background, seen = Background(), []
    job = Job("looking")
    job.finished.connect(seen.append)
    background.start(job, lambda _job: gc.isenabled())
    done(background, job, qtbot)
    background.end()
    assert seen == [False]
    assert gc.isenabled()
