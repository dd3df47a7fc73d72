"""Every badge ever printed for somebody goes on telling whose it is."""

from t4gsw_desktop.core.desks import OtherCode
from t4gsw_desktop.core.events import Event
from t4gsw_desktop.services.badge_codes import attendee_with_code, attendees_with_code, other_codes_of
from t4gsw_desktop.services.checkin import walk_in
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work


def test_a_badge_is_known_by_its_own_code_and_by_one_that_was_joined_to_it(
    workspace: Workspace, evening: Event
) -> None:
    ann = workspace.change(walk_in, evening.id, "Ann Lee").attendee
    assert ann is not None

    def join(work: Work) -> None:
        work.label = "Join"
        work.put(OtherCode("o", evening.id, ann.id, "BBBBBBBBBB"))

    workspace.change(join)
    for code in (ann.code, "BBBBBBBBBB"):
        assert workspace.read(attendee_with_code, evening.id, code) == ann
        assert workspace.read(attendees_with_code, code) == (ann,)
    assert workspace.read(attendee_with_code, "elsewhere", ann.code) is None
    assert workspace.read(attendee_with_code, evening.id, "CCCCCCCCCC") is None
    assert workspace.read(other_codes_of, evening.id) == {"BBBBBBBBBB": ann.id}
