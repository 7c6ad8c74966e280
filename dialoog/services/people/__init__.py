"""People: keep the list, the groups, the consents and the private wishes; read lists in."""

from dialoog.services.people.consents import current_consents, record_consents
from dialoog.services.people.groups import (
    add_group,
    change_group,
    get_group,
    list_groups,
    remove_group,
)
from dialoog.services.people.lists import (
    ReadList,
    carry_out,
    choose,
    choose_columns,
    forget_lists,
    get_list,
    import_file,
    look,
    repair_file,
    start_import,
)
from dialoog.services.people.register import (
    Found,
    add_person,
    change_person,
    find_people,
    forget_person,
    get_person,
    list_districts,
)
from dialoog.services.people.wishes import (
    add_wish,
    match_open_wishes,
    remove_wishes,
    wish_apart,
)
from dialoog.storage.people import IMPORT_LIFE, PeopleFilter

__all__ = [
    "IMPORT_LIFE",
    "Found",
    "PeopleFilter",
    "ReadList",
    "add_group",
    "add_person",
    "add_wish",
    "carry_out",
    "change_group",
    "change_person",
    "choose",
    "choose_columns",
    "current_consents",
    "find_people",
    "forget_lists",
    "forget_person",
    "get_group",
    "get_list",
    "get_person",
    "import_file",
    "list_districts",
    "list_groups",
    "look",
    "match_open_wishes",
    "record_consents",
    "remove_group",
    "remove_wishes",
    "repair_file",
    "start_import",
    "wish_apart",
]
