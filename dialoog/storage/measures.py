"""The short measure, kept as counts only: nobody's answers can be found back."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from dialoog.domain.measures import Answers, MeasureMoment, Statement, Tally
from dialoog.domain.people import Perspective
from dialoog.storage.base import Base, OrganisationOwned, db
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.types import Code


class MeasureCountRow(OrganisationOwned, Base):
    """How many people of one perspective gave one score to one statement."""

    __tablename__ = "measure_count"
    __table_args__ = (
        UniqueConstraint(
            "programme_id",
            "moment",
            "statement",
            "perspective",
            "score",
            name="uq_measure_count_answer",
        ),
    )

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    moment: Mapped[MeasureMoment] = mapped_column(Code(MeasureMoment))
    statement: Mapped[Statement] = mapped_column(Code(Statement))
    perspective: Mapped[Perspective] = mapped_column(Code(Perspective))
    score: Mapped[int]
    count: Mapped[int]

    def as_tally(self) -> Tally:
        """Give the count as the domain knows it."""
        return Tally(self.moment, self.statement, self.perspective, self.score, self.count)


class MeasureTakenRow(OrganisationOwned, Base):
    """That somebody took part in the measure, so that everybody does once; not what they said."""

    __tablename__ = "measure_taken"
    __table_args__ = (UniqueConstraint("programme_id", "moment", "person_id"),)

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    moment: Mapped[MeasureMoment] = mapped_column(Code(MeasureMoment))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    on: Mapped[date]


def list_taken(programme_id: int, person_id: int) -> set[MeasureMoment]:
    """Give the moments at which somebody took part."""
    query = select(MeasureTakenRow.moment).where(
        MeasureTakenRow.programme_id == programme_id, MeasureTakenRow.person_id == person_id
    )
    return set(db.session.execute(query).scalars())


def list_tallies(programme_id: int | None = None) -> list[tuple[int, Tally]]:
    """Give every count of one programme, or of all, each with the number of its programme."""
    query = select(MeasureCountRow).order_by(MeasureCountRow.programme_id, MeasureCountRow.id)
    if programme_id is not None:
        query = query.where(MeasureCountRow.programme_id == programme_id)
    return [(row.programme_id, row.as_tally()) for row in db.session.execute(query).scalars()]


def count_answers(
    programme_id: int, moment: MeasureMoment, perspective: Perspective, answers: Answers
) -> None:
    """Add one person's answers to the counts; people who answer at once wait for each other."""
    db.session.execute(
        select(ProgrammeRow.id).where(ProgrammeRow.id == programme_id).with_for_update()
    )
    query = select(MeasureCountRow).where(
        MeasureCountRow.programme_id == programme_id,
        MeasureCountRow.moment == moment,
        MeasureCountRow.perspective == perspective,
    )
    known = {(row.statement, row.score): row for row in db.session.execute(query).scalars()}
    for statement, score in answers.items():
        row = known.get((statement, score))
        if row is None:
            row = MeasureCountRow(
                programme_id=programme_id,
                moment=moment,
                statement=statement,
                perspective=perspective,
                score=score,
                count=0,
            )
            db.session.add(row)
        row.count += 1
