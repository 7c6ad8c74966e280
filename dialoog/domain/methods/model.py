"""What a method is: steps in time, of which some are meetings that run in phases."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dialoog.domain.text import Text


class TreePart(StrEnum):
    """Where a contribution grows on the Appelboompje."""

    GROUND = "ground"
    ROOTS = "roots"
    TRUNK = "trunk"
    BLOSSOM = "blossom"
    APPLES = "apples"
    SEEDS = "seeds"
    WATER_AND_SUN = "water_and_sun"
    WORM = "worm"


class Form(StrEnum):
    """How people sit and talk during a phase."""

    HALL = "hall"
    TABLE = "table"
    PAIRS = "pairs"
    INNER_CIRCLE = "inner_circle"
    OUTER_CIRCLE = "outer_circle"
    OWN_GROUP = "own_group"


class Situation(StrEnum):
    """A hard moment for which a method gives its facilitator help."""

    SILENCE = "silence"
    ENDLESS_TALKER = "endless_talker"
    QUIET_PERSON = "quiet_person"
    ADVICE_GIVER = "advice_giver"
    YES_BUT = "yes_but"
    EMOTION = "emotion"
    PAIN = "pain"
    CONFLICT = "conflict"
    DISTRUST = "distrust"
    LATECOMER = "latecomer"
    ABSENCE = "absence"
    RUNNING_LATE = "running_late"


class Paper(StrEnum):
    """A paper that has to lie ready."""

    SIGN_IN_LIST = "sign_in_list"
    NAME_CARDS = "name_cards"
    TABLE_CARD = "table_card"
    QUESTION_CARDS = "question_cards"
    TREE_POSTER = "tree_poster"
    AGREEMENT_FORM = "agreement_form"
    MEASURE_FORM = "measure_form"
    SILENCE_CARDS = "silence_cards"
    QUESTION_SLIPS = "question_slips"
    DOTS_SHEET = "dots_sheet"
    EXPERIENCE_CARDS = "experience_cards"
    ADVICE_OVERVIEW = "advice_overview"
    CONTACT_CARDS = "contact_cards"


class Tool(StrEnum):
    """A screen of its own that a phase or a step works with, beside the guide."""

    CIRCLES = "circles"
    ROUTE = "route"
    QUESTION_SLIPS = "question_slips"
    MIRROR = "mirror"
    WALL = "wall"
    CLUSTERS = "clusters"
    DOTS = "dots"
    MOODBOARD = "moodboard"
    PAIRS = "pairs"
    EXPERIENCE_CARDS = "experience_cards"
    BUNDLES = "bundles"
    OWN_VIEWS = "own_views"
    BOTH_VIEWS = "both_views"
    FOLLOW_UP = "follow_up"
    RECOGNISED = "recognised"
    CLEAR_WHY = "clear_why"
    NOTICED = "noticed"
    NEXT_MESSAGE = "next_message"


@dataclass(frozen=True, slots=True)
class Question:
    """A question to ask, and what to ask next when the answer stays short."""

    text: Text
    deeper: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of contribution; a ``private`` one never reaches a public page."""

    key: str
    label: Text
    prompt: Text
    tree_part: TreePart | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Help:
    """What a facilitator can do and say in a hard moment."""

    situation: Situation
    do: tuple[Text, ...]
    say: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of a meeting, in whole minutes.

    ``look`` is the phase colour 1–5, 0 is time without a conversation. ``records`` are keys of the
    method's record kinds; ``say`` are paragraphs to read aloud. ``route`` are the steps that the
    conversation goes along, one by one.
    """

    key: str
    title: Text
    minutes: int
    look: int
    icon: str
    form: Form
    purpose: Text
    lead: Text
    say: tuple[Text, ...] = ()
    questions: tuple[Question, ...] = ()
    tips: tuple[Text, ...] = ()
    records: tuple[str, ...] = ()
    materials: tuple[Text, ...] = ()
    paper: tuple[Paper, ...] = ()
    tools: tuple[Tool, ...] = ()
    route: tuple[Text, ...] = ()
    ends_in_agreements: bool = False

    @property
    def is_break(self) -> bool:
        """Whether nobody leads a conversation now: arrival, coffee, talking afterwards."""
        return self.look == 0


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a method: a meeting with phases, or work around it with a ``duration`` in words."""

    key: str
    title: Text
    purpose: Text
    duration: Text | None = None
    actions: tuple[Text, ...] = ()
    questions: tuple[Question, ...] = ()
    records: tuple[str, ...] = ()
    paper: tuple[Paper, ...] = ()
    tools: tuple[Tool, ...] = ()
    phases: tuple[Phase, ...] = ()

    @property
    def is_meeting(self) -> bool:
        """Whether people come together for it."""
        return bool(self.phases)

    @property
    def minutes(self) -> int:
        """How long the phases take together."""
        return sum(phase.minutes for phase in self.phases)


@dataclass(frozen=True, slots=True)
class Basis:
    """Which method of Dialoog, in which version, an organisation's own method was made from."""

    key: str
    version: int


@dataclass(frozen=True, slots=True)
class Method:
    """A way of working (werkvorm); ``key`` never changes, ``version`` grows with the text.

    The numbers of people and facilitators are per table or circle. An organisation's own method
    says on which ``basis`` it stands.
    """

    key: str
    version: int
    title: Text
    summary: Text
    people_min: int
    people_max: int
    facilitators: int
    steps: tuple[Step, ...]
    record_kinds: tuple[RecordKind, ...]
    helps: tuple[Help, ...]
    credit: Text | None = None
    basis: Basis | None = None

    @property
    def family(self) -> str:
        """The key of the method of Dialoog that this is, or was made from."""
        return self.basis.key if self.basis else self.key

    @property
    def meetings(self) -> tuple[Step, ...]:
        """The steps for which people come together, in order of time."""
        return tuple(step for step in self.steps if step.is_meeting)

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases of all its meetings, in order of time."""
        return tuple(phase for step in self.steps for phase in step.phases)

    def find_step(self, tool: Tool) -> Step | None:
        """Give the first step that works with a screen, itself or in one of its phases."""
        for step in self.steps:
            if tool in step.tools or any(tool in phase.tools for phase in step.phases):
                return step
        return None

    def get_record_kind(self, key: str) -> RecordKind:
        """Give the record kind named ``key``; ``KeyError`` when there is none."""
        return {kind.key: kind for kind in self.record_kinds}[key]
