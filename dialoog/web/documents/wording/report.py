"""The report of a meeting in words."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from dialoog.domain.documents import (
    AgreementRow,
    Agreements,
    Attendance,
    Fact,
    Harvest,
    Passage,
    ReportPaper,
)
from dialoog.domain.figures import SMALLEST_GROUP
from dialoog.domain.methods import RecordKind, TreePart
from dialoog.domain.people import Perspective
from dialoog.services.documents import Occasion, ReportFacts, Said
from dialoog.web.documents.wording.common import (
    imprint,
    language,
    promise_lines,
    purpose,
    top_facts,
)
from dialoog.web.filters import day, short_day
from dialoog.web.names import owner_name
from dialoog.web.words import label

LOOK_OF_PART = {
    TreePart.GROUND: 1,
    TreePart.ROOTS: 2,
    TreePart.TRUNK: 2,
    TreePart.BLOSSOM: 3,
    TreePart.APPLES: 4,
    TreePart.SEEDS: 5,
    TreePart.WATER_AND_SUN: 1,
    TreePart.WORM: 0,
}


def word_report(facts: ReportFacts) -> ReportPaper:
    """Say the report in the language of now."""
    occasion = facts.occasion
    harvest = tuple(_harvest(kind, texts) for kind, texts in facts.said)
    apples = sum(len(part.said.lines) for part in harvest if part.numbered)
    title = _("Verslag: %(title)s", title=occasion.meeting.title)
    return ReportPaper(
        imprint=imprint(title, author=occasion.organisation.name),
        facts=(*top_facts(occasion), *_approval(facts)),
        thanks=_("Dank u wel dat u meedeed. Hier leest u wat er is gezegd en afgesproken."),
        purpose=purpose(occasion.programme),
        attendance=_attendance(facts),
        harvest_heading=_("Wat is er gezegd?"),
        harvest=harvest,
        tree=_tree(apples),
        apples=apples,
        agreements=_agreements(facts),
        following=_following(occasion),
        contact=_contact(occasion),
    )


def _approval(facts: ReportFacts) -> tuple[Fact, ...]:
    """Say whether the people who were there approved the report."""
    if facts.approved_on:
        return (Fact(_("Goedgekeurd:"), day(facts.approved_on)),)
    if facts.read_until:
        until = _(
            "mensen kunnen dit verslag verbeteren tot en met %(day)s", day=day(facts.read_until)
        )
        return (Fact(_("Nog niet goedgekeurd:"), until),)
    return ()


def _harvest(kind: RecordKind, words: tuple[Said, ...]) -> Harvest:
    look = LOOK_OF_PART[kind.tree_part] if kind.tree_part else 4
    said = Passage(kind.label.in_language(language()), tuple(map(_line, words)))
    return Harvest(look, said, numbered=kind.tree_part is TreePart.APPLES)


def _line(said: Said) -> str:
    others = (_("(Iemand zegt het zo: %(words)s)", words=words) for words in said.otherwise)
    return " ".join((said.text, *others))


def _tree(apples: int) -> str:
    if not apples:
        return _("Tekening van een appelboom.")
    return ngettext(
        "Tekening van een appelboom met %(num)d appel. De appel is een idee uit de lijst.",
        "Tekening van een appelboom met %(num)d appels. Elke appel is een idee uit de lijst.",
        apples,
    )


def _attendance(facts: ReportFacts) -> Attendance:
    counts = facts.present.counts if facts.present else {}
    hidden = None in counts.values()
    rows = []
    if set(counts.values()) - {None}:
        rows = [(_capital(label(each)), _count(counts[each])) for each in Perspective]
    if facts.present and facts.present.total is not None:
        rows.append((_("Samen"), str(facts.present.total)))
    note = _(
        "Kleine groepen tellen wij niet precies (minder dan %(least)s, of een groep die dat verraadt).",
        least=SMALLEST_GROUP,
    )
    return Attendance(
        heading=_("Wie waren er?"),
        columns=(_("Groep"), _("Aantal")),
        rows=tuple(rows),
        note=note if hidden else "",
    )


def _count(count: int | None) -> str:
    return _("klein") if count is None else str(count)


def _agreements(facts: ReportFacts) -> Agreements:
    rows = tuple(
        AgreementRow(
            who=owner_name(row.owned_by) or _("nog niet bekend"),
            what=row.what,
            when=short_day(row.due_on) if row.due_on else _("nog niet bekend"),
            noticed=row.noticed_how or _("nog niet bekend"),
            note=_("Niet iedereen was het eens: %(note)s", note=row.minority_note)
            if row.minority_note
            else "",
        )
        for row in facts.agreements
    )
    return Agreements(
        heading=_("Wat hebben we afgesproken?"),
        columns=(_("Wie"), _("Wat"), _("Wanneer"), _("Hoe merkt u het?")),
        rows=rows,
        none=_("Er zijn geen afspraken gemaakt."),
    )


def _following(occasion: Occasion) -> Passage:
    asked = _("Later vragen wij u of het echt beter is. Pas dan is het klaar.")
    return Passage(_("Hoe gaat het verder?"), (*promise_lines(occasion.programme), asked))


def _contact(occasion: Occasion) -> Passage:
    organisation = occasion.organisation
    ways = []
    if organisation.phone:
        ways.append(_("Bel ons: %(phone)s.", phone=organisation.phone))
    if organisation.mail_address:
        ways.append(_("Mail ons: %(address)s.", address=organisation.mail_address))
    line = " ".join((_("Zeg het ons. Dan verbeteren we het verslag."), *ways))
    return Passage(_("Staat hier iets dat niet klopt?"), (line,))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
