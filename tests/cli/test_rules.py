"""The rules of the house hold for commands too: what they load, read in, answer and forget."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dialoog.cli import cli
from dialoog.content.stories import DEMO
from dialoog.domain.meetings import MeetingState
from dialoog.domain.programmes import ProgrammeState
from dialoog.services import organisations
from dialoog.services.feedback.board import get_board
from dialoog.storage import current_organisation_id, db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.outbox import MailRow
from dialoog.storage.programmes import ProgrammeRow
from tests import factories
from tests.after_the_day import come, say
from tests.answer_mail import answer_mail

LIST = Path(__file__).parents[1] / "data" / "deelnemers.csv"
ANNA = "anna@zorggroep.example"


@pytest.fixture
def run(app, organisation, monkeypatch) -> Callable[..., Result]:
    """Run a command in the installation of the test, and come back to the organisation."""
    for module in ("people", "replies", "retention", "demo"):
        monkeypatch.setattr(f"dialoog.cli.{module}.create_app", lambda *_: app)
    entered = current_organisation_id()

    def _run(*words: object) -> Result:
        done = CliRunner().invoke(cli, [str(word) for word in words])
        organisations.enter(entered)
        db.session.expire_all()
        return done

    return _run


def changed_story(folder: Path, name: str, *changes: tuple[str, str]) -> Path:
    """Give a story of the demo with other words, beside the people that it asks."""
    text = (DEMO / name).read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    (folder / "mensen.csv").write_bytes((DEMO / "mensen.csv").read_bytes())
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_no_command_gets_an_open_programme_out_of_its_order(run, tmp_path):
    waiting = factories.make_programme(started=False)
    draft = factories.make_meeting(waiting, state=MeetingState.DRAFT)
    running = factories.make_programme()
    held = factories.make_meeting(running, state=MeetingState.UNDERWAY)
    come(held, email=ANNA)
    said = say(held)
    reply = tmp_path / "antwoord.eml"
    reply.write_bytes(answer_mail(held, ANNA))
    invited = db.session.query(InvitationRow).count()

    done = [
        run("people", "import", LIST),
        run("invitations", "read", reply),
        run("retention", "run"),
    ]

    assert [result.exit_code for result in done] == [0, 0, 0]
    assert db.session.get(ProgrammeRow, waiting.id).state is ProgrammeState.INTAKE
    assert db.session.get(ProgrammeRow, running.id).state is ProgrammeState.OPEN
    assert db.session.get(type(draft), draft.id).state is MeetingState.DRAFT
    assert db.session.query(InvitationRow).count() == invited
    assert db.session.query(MailRow).count() == 0
    assert [row.id for row in get_board(running.id).unplaced] == [said]


NO_QUESTION = ('question = "', 'question = "" # ')
NO_ROOM = ('open = "', 'open = "" # ')
NO_CHANNEL = ("report_channels = [", "report_channels = [] # [")


@pytest.mark.parametrize(
    "change", [NO_QUESTION, NO_ROOM, NO_CHANNEL], ids=["question", "room", "promise"]
)
def test_a_file_without_ground_asks_nobody(run, tmp_path, change):
    done = run("load", changed_story(tmp_path, "3_wonen.toml", change))

    assert done.exit_code == 1
    assert db.session.query(MailRow).count() == 0
    assert {row.state for row in db.session.query(ProgrammeRow)} <= {ProgrammeState.INTAKE}


NOT_DECIDED = (
    (
        'answer = "no"\nreason = "Hulp in het weekend kost te veel. Het geld staat vast tot 2028. '
        'In een noodgeval kunt u wel bellen."\nby = "Wethouder M. Aalbers"\n'
    ),
    "",
)
NOT_BETTER = ("yes = 8\nno = 1\nunsure = 1", "yes = 1\nno = 8\nunsure = 1")


@pytest.mark.parametrize("change", [NOT_DECIDED, NOT_BETTER], ids=["not decided", "not better"])
def test_a_file_reports_and_closes_by_the_rules_only(run, tmp_path, change):
    done = run("load", changed_story(tmp_path, "1_hulp_in_huis.toml", change))

    assert done.exit_code == 1
    assert [row.state for row in db.session.query(ProgrammeRow)] == [ProgrammeState.OPEN]
