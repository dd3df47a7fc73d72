"""What a café is made from: its tables with topics and hosts."""

from collections.abc import Callable, Sequence

from t4gsw_desktop.kinds.cafe.preparation import add_table_topics, edit_table_topic, list_tables, remove_table_topic
from t4gsw_desktop.kinds.cafe.rows import TopicTable
from t4gsw_desktop.storage.unit_of_work import Work
from t4gsw_desktop.ui.activities.person_field import PeopleField, names_coming
from t4gsw_desktop.ui.activities.setup_panel import Entry, FormLine, Listing, SetupPanel
from t4gsw_desktop.ui.shell.desk import refused
from t4gsw_desktop.ui.widgets.fields import number_stepper, text_field

_MOST_SEATS = 60


class CafeSetup(SetupPanel):
    """Tables, each with a topic; topics are typed one a line."""

    def listings(self) -> Sequence[Listing]:
        tables = self.desk.read(list_tables, self.activity_id)
        entries = [
            Entry(
                one.table.topic or "No topic yet",
                " · ".join(
                    part
                    for part in (
                        one.table.name,
                        f"{one.table.seats} seats",
                        ", ".join(one.hosts) or "no host",
                        f"{one.wishes} wish to sit here" if one.wishes else "",
                    )
                    if part
                ),
                self._opener(one.table),
            )
            for one in tables
        ]
        return (
            Listing(
                "Tables",
                entries,
                "Name a topic for each table.",
                "Add these topics",
                add_lines=self._add_topics,
                lines_hint="New topics, one a line",
            ),
        )

    def _add_topics(self, text: str) -> bool:
        return not refused(self.desk.attempt(add_table_topics, self.activity_id, text))

    def _opener(self, table: TopicTable) -> Callable[[], None]:
        return lambda: self._open_table(table)

    def _open_table(self, table: TopicTable) -> None:
        topic = text_field("Topic", table.topic)
        name = text_field("Name of the table", table.name)
        hosts = PeopleField("Hosts", names_coming(self.desk), table.hosts, several=True)
        seats = number_stepper(self.theme, "Seats", table.seats, 1, _MOST_SEATS)

        def save(work: Work) -> object:
            return edit_table_topic(
                work,
                table.id,
                topic=topic.text().strip(),
                name=name.text().strip(),
                hosts=hosts.people(),
                seats=seats.number,
            )

        self.show_form(
            table.name,
            [
                FormLine("Topic", topic),
                FormLine("Hosts", hosts, "They stay at this table in every round."),
                FormLine("Seats, hosts included", seats),
                FormLine("Name of the table", name),
            ],
            save,
            lambda work: remove_table_topic(work, table.id),
        )
