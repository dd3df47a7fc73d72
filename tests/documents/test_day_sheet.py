from t4gsw_desktop.documents.day_sheet import DaySlot, ExpertDay, WaitingVisitor, day_sheet_pdf

ASKS = "My phone says it is full and I do not want to lose the photographs of my sister's wedding."
SLOTS = (
    DaySlot("18:00", "20 minutes", "Ann Ash", ASKS),
    DaySlot("18:20", "20 minutes", kind="free"),
    DaySlot("18:40", "20 minutes", kind="break"),
)


def test_each_expert_has_a_page_and_the_waiting_list_comes_last(read, heading, names):
    experts = [ExpertDay(name, f"Desk {n}", ("phones",), SLOTS) for n, name in enumerate(names)]
    paper = read(day_sheet_pdf(experts, [WaitingVisitor("Bo Bay", ASKS, "must leave by 20:00")], heading=heading))
    assert len(paper.pages) == len(names) + 1
    assert all(paper.holds(name) for name in names)
    assert "Waiting list" in paper.pages[-1]
    assert "Bo Bay" in paper.pages[-1]
    assert paper.inked_edges() == []


def test_visits_and_free_slots_have_outcomes_to_tick_and_breaks_have_none(read, heading):
    paper = read(day_sheet_pdf([ExpertDay("Zoë", slots=SLOTS)], heading=heading))
    for outcome in ("Sorted", "Partly", "Signposted to:", "Follow-up by:"):
        assert paper.count(outcome) == 2
    assert paper.holds(ASKS)
    assert paper.holds("Free: walk-in")
    assert paper.holds("Break")


def test_long_day_names_its_expert_on_every_page(read, heading):
    slots = tuple(DaySlot(f"{n}:00", "20 minutes", f"Visitor{n}x", ASKS) for n in range(40))
    paper = read(day_sheet_pdf([ExpertDay("Zoë Brontë", slots=slots)], heading=heading))
    assert len(paper.pages) > 3
    assert all("Visitors of Zoë Brontë" in text for text in paper.pages[:-1])
    assert all(paper.count(slot.visitor) == 1 for slot in slots)


def test_question_longer_than_a_page_is_complete(read, heading):
    asks = " ".join(f"word{n}" for n in range(900))
    paper = read(day_sheet_pdf([ExpertDay("Zoë", slots=(DaySlot("18:00", "", "Ann", asks),))], heading=heading))
    assert all(paper.holds(word) for word in asks.split())
    assert paper.inked_edges() == []


def test_large_print_flows_on_to_more_pages(read, heading):
    experts = [ExpertDay("Zoë", slots=SLOTS * 6)]
    normal, large = (read(day_sheet_pdf(experts, heading=heading, large_print=wide)) for wide in (False, True))
    assert len(large.pages) > len(normal.pages)


def test_without_experts_there_is_a_blank_sheet_and_waiting_list(read, heading):
    paper = read(day_sheet_pdf([], heading=heading))
    assert len(paper.pages) == 2
    assert paper.count("Sorted") == 6
    assert paper.holds("Nobody is waiting")


def test_expert_without_slots_is_said_in_words(read, heading):
    assert read(day_sheet_pdf([ExpertDay("Zoë")], heading=heading)).holds("No slots are planned")
