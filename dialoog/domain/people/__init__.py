"""Who takes part: names, how to reach them, what they need, and reading lists of them."""

from dialoog.domain.people.columns import Column, check_columns, recognise_columns
from dialoog.domain.people.contact import (
    Address,
    Contact,
    normal_email,
    normal_phone,
    normal_postal_code,
    readable_phone,
    suggest_email,
)
from dialoog.domain.people.doubles import Double, DoubleChoice, Likeness, Whom
from dialoog.domain.people.importing import Outcome, Preview, RowPlan, preview
from dialoog.domain.people.kinds import (
    AgeGroup,
    Channel,
    ConsentPurpose,
    Forgetter,
    NeedKind,
    News,
    Perspective,
    WishKind,
)
from dialoog.domain.people.names import Name, parse_full_name
from dialoog.domain.people.needs import (
    AT_THE_TABLE,
    MATTER_IN_THE_TALK,
    Need,
    join_needs,
    kind_of_detail,
    read_needs,
)
from dialoog.domain.people.person import KnownPerson, Part, Person, Wish
from dialoog.domain.people.problems import Problem, ProblemCode
from dialoog.domain.people.reading import Choices
from dialoog.domain.people.vocabulary import LANGUAGES, Group, find_group, read_language
from dialoog.domain.people.words import match_key, tidy, tidy_lines

__all__ = [
    "AT_THE_TABLE",
    "LANGUAGES",
    "MATTER_IN_THE_TALK",
    "Address",
    "AgeGroup",
    "Channel",
    "Choices",
    "Column",
    "ConsentPurpose",
    "Contact",
    "Double",
    "DoubleChoice",
    "Forgetter",
    "Group",
    "KnownPerson",
    "Likeness",
    "Name",
    "Need",
    "NeedKind",
    "News",
    "Outcome",
    "Part",
    "Person",
    "Perspective",
    "Preview",
    "Problem",
    "ProblemCode",
    "RowPlan",
    "Whom",
    "Wish",
    "WishKind",
    "check_columns",
    "find_group",
    "join_needs",
    "kind_of_detail",
    "match_key",
    "normal_email",
    "normal_phone",
    "normal_postal_code",
    "parse_full_name",
    "preview",
    "read_language",
    "read_needs",
    "readable_phone",
    "recognise_columns",
    "suggest_email",
    "tidy",
    "tidy_lines",
]
