"""Make meetings with a run sheet, and read it back as people see it."""

from datetime import date, time

from dialoog.domain.meetings import Place, Slot, moment_on
from dialoog.services import clock, meetings
from dialoog.services.unit_of_work import unit_of_work
from tests import factories

LINDE = Place(name="De Linde", address="Dorpsstraat 12, Appelveld")
DAY = date(2027, 1, 21)


def slot(start=time(13, 30), end=time(16, 0), day=DAY):
    """Give a time on the wall clock in the Netherlands."""
    return Slot(moment_on(day, start, zone=clock.ZONE), moment_on(day, end, zone=clock.ZONE))


def details(**changes):
    """Give what an organiser settles, with sensible values."""
    return meetings.Details(
        **{"title": "Aan tafel over hulp", "slot": slot(), "place": LINDE, **changes}
    )


def create(programme=None, *, method="appelboompje", step=None, **changes):
    """Make a draft from a method."""
    programme = programme or factories.make_programme()
    with unit_of_work():
        return meetings.create_meeting(
            programme.id, method=method, step=step, details=details(**changes), now=clock.now()
        )


def plan(row):
    """Turn a draft into a plan."""
    with unit_of_work():
        meetings.plan_meeting(row.id, now=clock.now())
    return row


def starts(row):
    """Give when each block begins, as people read it."""
    lines = meetings.read_run_sheet(meetings.get_meeting(row.id))
    return [f"{line.starts_at.astimezone(clock.ZONE):%H.%M}" for line in lines]
