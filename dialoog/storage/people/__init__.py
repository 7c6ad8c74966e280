"""People who take part: their rows, the questions asked of them, and lists on their way in."""

from dialoog.storage.people.doors import (
    DoorRow,
    find_by_code,
    find_by_key_hash,
    find_door,
    list_doors,
    list_with_address,
)
from dialoog.storage.people.imports import (
    IMPORT_LIFE,
    ListImportRow,
    forget_imports,
    get_import,
)
from dialoog.storage.people.queries import (
    PeopleFilter,
    count_people,
    get_person,
    ids_by_name,
    list_by_id,
    list_consents,
    list_districts,
    list_groups,
    list_known,
    list_open_wishes,
    list_people,
    list_who_allows,
)
from dialoog.storage.people.rows import ConsentRow, GroupRow, NeedRow, PersonRow, WishRow

__all__ = [
    "IMPORT_LIFE",
    "ConsentRow",
    "DoorRow",
    "GroupRow",
    "ListImportRow",
    "NeedRow",
    "PeopleFilter",
    "PersonRow",
    "WishRow",
    "count_people",
    "find_by_code",
    "find_by_key_hash",
    "find_door",
    "forget_imports",
    "get_import",
    "get_person",
    "ids_by_name",
    "list_by_id",
    "list_consents",
    "list_districts",
    "list_doors",
    "list_groups",
    "list_known",
    "list_open_wishes",
    "list_people",
    "list_who_allows",
    "list_with_address",
]
