"""Tables, who guides them, and the plans that seat people there."""

from dialoog.storage.seating.queries import (
    Guest,
    Place,
    find_plan,
    find_plan_at,
    find_proposal,
    find_rules,
    find_search,
    get_table,
    list_all_tables,
    list_guests,
    list_places,
    list_tables,
    list_tables_with_rules,
)
from dialoog.storage.seating.rows import (
    Before,
    PlanRow,
    ProposalRow,
    SearchRow,
    SeatRow,
    TableFacilitatorRow,
    TableRow,
)

__all__ = [
    "Before",
    "Guest",
    "Place",
    "PlanRow",
    "ProposalRow",
    "SearchRow",
    "SeatRow",
    "TableFacilitatorRow",
    "TableRow",
    "find_plan",
    "find_plan_at",
    "find_proposal",
    "find_rules",
    "find_search",
    "get_table",
    "list_all_tables",
    "list_guests",
    "list_places",
    "list_tables",
    "list_tables_with_rules",
]
