"""The cycle of a story: pairs listen, cards come in, two groups talk, advice is followed."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from dialoog.content.story_cycles import CardPart, CyclePart, ThemePart, VisitPart
from dialoog.content.story_days import Day
from dialoog.domain.cycles import Side, Stage, Visit
from dialoog.services import cycles
from dialoog.services.cycles import CardWords, links
from dialoog.services.feedback import board
from dialoog.services.feedback.board import DecisionWords
from dialoog.services.stories.timeline import Timeline
from dialoog.services.stories.told import ToldProgramme
from dialoog.storage.cycles import CycleRow, ThemeRow


def tell_cycle(part: CyclePart | None, told: ToldProgramme, timeline: Timeline) -> None:
    """Let a programme run through its cycle, each step on its own day."""
    if part is None:
        return
    timeline.add(part.begun, lambda now: _begin(part, told, timeline, now=now))
    _tell_step(Stage.CHOOSE, part.collecting, told, timeline)
    for card in part.card:
        _tell_card(card, told, timeline)
    _tell_step(Stage.COLLECT, part.bundling, told, timeline)
    for theme in part.theme:
        _tell_theme(theme, part, told, timeline)
    _tell_step(Stage.BUNDLE, part.apart, told, timeline)
    for theme in part.theme:
        _tell_views(theme, part, told, timeline)
    _tell_step(Stage.OWN, part.together, told, timeline)
    for theme in part.theme:
        _tell_advice(theme, part, told, timeline)
    _tell_step(Stage.JOINT, part.following, told, timeline)
    for theme in part.theme:
        for visit in theme.visit:
            _tell_visit(visit, theme, told, timeline)


def _begin(part: CyclePart, told: ToldProgramme, timeline: Timeline, *, now: datetime) -> None:
    row = cycles.begin(told.id, now=now)
    found = cycles.list_candidates(told.id)
    for official, client in list(zip(found.officials, found.clients, strict=False))[: part.pairs]:
        links.give(cycles.form_pair(row, official_id=official.id, client_id=client.id, now=now))
    cycles.choose_period(row, timeline.date_of(part.until), today=timeline.date_of(part.begun))


def _tell_step(stage: Stage, day: Day, told: ToldProgramme, timeline: Timeline) -> None:
    def go_on(now: datetime) -> None:
        cycles.go_on(told.id, from_stage=stage, now=now, today=timeline.date_of(day))

    timeline.add(day, go_on)


def _tell_card(part: CardPart, told: ToldProgramme, timeline: Timeline) -> None:
    def bring_in(now: datetime) -> None:
        row = _cycle(told)
        words = CardWords(
            client_id=uuid4(),
            answers=part.told,
            hurts=part.hurts,
            district=part.district,
            age_group=part.age,
            may_be_read=part.may_be_read,
        )
        pair = cycles.list_pairs(row.id)[part.pair - 1]
        cycles.bring_in(row, words, pair=pair, by_pair=True, now=now)

    timeline.add(part.day, bring_in)


def _tell_theme(part: ThemePart, cycle: CyclePart, told: ToldProgramme, timeline: Timeline) -> None:
    def bundle(now: datetime) -> None:
        row = _cycle(told)
        chosen = [card.id for card in cycles.list_cards(row.id) if card.number in part.cards]
        cycles.make_theme(row, chosen, title=part.title, values=part.values, now=now)

    timeline.add(cycle.bundling, bundle)


def _tell_views(part: ThemePart, cycle: CyclePart, told: ToldProgramme, timeline: Timeline) -> None:
    def talk(now: datetime) -> None:
        row = _cycle(told)
        said = {Side.COUNCIL: part.council, Side.MANAGEMENT: part.management}
        for side in cycles.list_sides(row.id):
            for text in said[side.side]:
                cycles.tell_view(side, _theme(part, row).id, text, now=now)

    timeline.add(cycle.apart, talk)


def _tell_advice(
    part: ThemePart, cycle: CyclePart, told: ToldProgramme, timeline: Timeline
) -> None:
    reply_by = timeline.find_date(part.reply_by)

    def advise(now: datetime) -> None:
        row = _cycle(told)
        if reply_by:
            theme_id = _theme(part, row).id
            cycles.advise(row, theme_id, title=part.advises, reply_by=reply_by, now=now)

    def decide(now: datetime) -> None:
        advice_id = _theme(part, _cycle(told)).advice_id
        if advice_id is None or part.answer is None or part.decided is None:
            return
        row = board.get_advice(advice_id)
        words = DecisionWords(
            answer=part.answer,
            reason=part.reason,
            decided_by=part.by,
            decided_on=timeline.date_of(part.decided),
            change=part.change,
            noticed_how=part.noticed,
        )
        board.decide(row.id, words, version=row.version, now=now)

    timeline.add(cycle.together, advise)
    if part.decided is not None:
        timeline.add(part.decided, decide)


def _tell_visit(part: VisitPart, theme: ThemePart, told: ToldProgramme, timeline: Timeline) -> None:
    day = timeline.date_of(part.day)

    def visit(_now: datetime) -> None:
        row = _cycle(told)
        made = Visit(
            on=day,
            spoke_with=part.spoke_with,
            noticed=part.noticed,
            evidence=part.evidence,
            needed=part.needed,
            next_on=timeline.find_date(part.again),
        )
        cycles.visit(row, _theme(theme, row), made, today=day, user_id=timeline.user_id)

    timeline.add(part.day, visit)


def _cycle(told: ToldProgramme) -> CycleRow:
    return cycles.get_cycle(told.id)


def _theme(part: ThemePart, row: CycleRow) -> ThemeRow:
    return next(theme for theme in cycles.list_themes(row.id) if theme.title == part.title)
