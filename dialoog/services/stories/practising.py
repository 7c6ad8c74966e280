"""What one method does and others don't: a wall of ideas, answers judged, a team that debriefs."""

from __future__ import annotations

from datetime import datetime

from dialoog.content.stories import StoryError
from dialoog.content.story_days import ClusterPart, DebriefPart, ReactionPart, WallPart
from dialoog.domain.reactions import Hands
from dialoog.services import mirror, reactions, seating, wall
from dialoog.services.followup import AgreementWords
from dialoog.services.reactions import ReactionWords
from dialoog.services.stories.timeline import Timeline
from dialoog.services.stories.told import ToldMeeting, ToldProgramme
from dialoog.storage.seating import TableRow


def tell_wall(
    part: WallPart | None, meeting: ToldMeeting, told: ToldProgramme, timeline: Timeline
) -> None:
    """Let a table hang its ideas together, choose with dots, and make moodboards of the top."""
    if part is None:
        return

    def work(now: datetime) -> None:
        table_id = _table(meeting, part.table).id
        wall.show(table_id, now=now)
        clusters = _put_together(part, table_id)
        wall.begin_choosing(table_id, people=part.people, now=now)
        wall.count_paper(table_id, {key: each.dots for key, each in clusters.items()})
        wall.end_choosing(table_id, now=now)
        wall.say_why(table_id, {key: each.why for key, each in clusters.items()})
        for key, each in clusters.items():
            if each.picture:
                picture = (told.folder / each.picture).read_bytes()
                wall.make_moodboard(table_id, key, picture=picture, line=each.line, alt=each.alt)
        wall.promise_presentation(table_id, timeline.date_of(part.present_on))
        wall.put_on_board(table_id, now=now)

    timeline.add(meeting.part.day, work)


def _put_together(part: WallPart, table_id: int) -> dict[int, ClusterPart]:
    """Hang the ideas in their clusters; gives each cluster with the number of its row."""
    ideas = {idea.text: idea.id for idea in wall.look_from(table_id).ideas}
    clusters = {}
    for each in part.cluster:
        unknown = [text for text in each.of if text not in ideas]
        if unknown:
            raise StoryError(f"wall: no idea says {unknown[0]!r}")
        row = wall.put_together(table_id, [ideas[text] for text in each.of], name=each.name)
        clusters[row.id] = each
    return clusters


def tell_reactions(meeting: ToldMeeting, told: ToldProgramme, timeline: Timeline) -> None:
    """Let tables of a feedback meeting say what they think of each answer."""
    for part in meeting.part.reaction:
        _tell_reaction(part, meeting, told, timeline)


def _tell_reaction(
    part: ReactionPart, meeting: ToldMeeting, told: ToldProgramme, timeline: Timeline
) -> None:
    def react(now: datetime) -> None:
        advices = {row.title: row for row in reactions.list_answers(told.id)}
        if part.advice not in advices:
            raise StoryError(f"reaction: there is no advice called {part.advice!r}")
        hands = Hands(part.yes, part.no, part.unsure)
        said = ReactionWords(hands=hands, words=part.words)
        table = _table(meeting, part.table)
        reactions.react(advices[part.advice], table, part.aspect, said, now=now)

    timeline.add(meeting.part.day, react)


def tell_debrief(part: DebriefPart | None, meeting: ToldMeeting, timeline: Timeline) -> None:
    """Let a team say what a mirror meeting did to it, plan, and write the closing letter."""
    if part is None:
        return

    def talk(now: datetime) -> None:
        mirror.write_touched(meeting.id, part.touched, version=0)
        for plan in part.plan:
            words = AgreementWords(
                what=plan.what,
                who=plan.who,
                owner_kind=plan.kind,
                due_on=timeline.date_of(plan.by),
                noticed_how=plan.noticed,
            )
            mirror.plan_action(meeting.id, words, now=now)
        mirror.end_debrief(meeting.id, now=now, user_id=timeline.user_id)
        mirror.write_letter(meeting.id, subject=part.subject, text=part.letter, version=0)

    timeline.add(part.day, talk)


def _table(meeting: ToldMeeting, number: int) -> TableRow:
    for table in seating.list_tables(meeting.id):
        if table.number == number:
            return table
    raise StoryError(f"{meeting.part.title}: there is no table {number}")
