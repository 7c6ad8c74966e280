"""The run sheet, the report and letters, and what all papers share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Imprint:
    """The facts about a document as a whole; ``page_of`` holds {page} and {pages}."""

    title: str
    author: str
    language: str
    page_of: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A short label with its text: "Plaats:" and "Buurthuis De Linde"."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines under a heading; without lines it is not printed."""

    heading: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why people meet and what they may count on; ``room`` is the room for influence."""

    question: Passage
    promise: Passage
    room: Passage = Passage("")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what to ask next when the answer stays short."""

    text: str
    deeper: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhaseSheet:
    """One part of the programme as its facilitator needs it.

    ``say`` is read aloud; ``form`` tells how people sit ("in tweetallen"). ``look`` is the phase
    colour 1–5, 0 is time without a conversation.
    """

    time: str
    minutes: str
    title: str
    form: str
    look: int
    aim: str
    say: Passage
    questions_heading: str
    questions: tuple[Asked, ...]
    record: Passage
    tips: Passage
    materials: Passage


@dataclass(frozen=True, slots=True)
class RunSheetPaper:
    """The run sheet for a facilitator; ``columns`` head the overview: time, part, form, length.

    ``promised`` is what earlier meetings led to and this one looks back on. ``helps`` are for hard
    moments; what stands there is said in any phase.
    """

    imprint: Imprint
    facts: tuple[Fact, ...]
    purpose: Purpose
    overview: str
    columns: tuple[str, str, str, str]
    materials: Passage
    phases: tuple[PhaseSheet, ...]
    promised: Passage = Passage("")
    helps_heading: str = ""
    helps: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who took part, as counts that are already made safe for small groups."""

    heading: str
    columns: tuple[str, str]
    rows: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Harvest:
    """What was said for one part of the tree; ``numbered`` lines are the apples in the picture."""

    look: int
    said: Passage
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One agreement; ``note`` holds what a minority thought of it, or nothing."""

    who: str
    what: str
    when: str
    noticed: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Agreements:
    """What was agreed; ``none`` is printed when there is nothing."""

    heading: str
    columns: tuple[str, str, str, str]
    rows: tuple[AgreementRow, ...]
    none: str


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """The report of a meeting for those who took part.

    ``tree`` describes the picture of the tree, on which ``apples`` hang: the number of ideas.
    """

    imprint: Imprint
    facts: tuple[Fact, ...]
    thanks: str
    purpose: Purpose
    attendance: Attendance
    harvest_heading: str
    harvest: tuple[Harvest, ...]
    tree: str
    apples: int
    agreements: Agreements
    following: Passage
    contact: Passage


@dataclass(frozen=True, slots=True)
class AnswerSlip:
    """The strip to cut off and send back.

    ``url`` is short, to type over together with the code; ``qr_url`` is the personal link in the
    square code, that ``qr`` describes in words.
    """

    heading: str
    choices: tuple[str, ...]
    fields: tuple[str, ...]
    online: str
    url: str
    code: Fact
    qr_url: str
    qr: str
    back: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one person, in their language: the same message as a mail, in its own right.

    ``sender`` is the single line above the address in the window of the envelope.
    """

    language: str
    organisation: str
    sender: str
    address: tuple[str, ...]
    dateline: str
    subject: str
    salutation: str
    opening: tuple[str, ...]
    facts: tuple[Fact, ...]
    body: tuple[Passage, ...]
    closing: tuple[str, ...]
    purpose: Purpose | None = None
    slip: AnswerSlip | None = None
    large: bool = False


@dataclass(frozen=True, slots=True)
class LettersPaper:
    """Letters printed in one go; each one starts on its own page."""

    imprint: Imprint
    letters: tuple[Letter, ...]
