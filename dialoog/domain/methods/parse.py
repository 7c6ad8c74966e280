"""Turns the raw tables of a method file into a method, or says everything that is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from dialoog.domain.methods.model import (
    Basis,
    Form,
    Help,
    Method,
    Paper,
    Phase,
    Question,
    RecordKind,
    Situation,
    Step,
    Tool,
    TreePart,
)
from dialoog.domain.methods.reader import MethodError, Reader

MINUTES_IN_A_DAY = 24 * 60
LOOKS = 5
PEOPLE_AT_MOST = 100
LATEST_VERSION = 10**6


def parse(raw: Mapping[str, object]) -> Method:
    """Read a method; ``MethodError`` lists every fault as "<method>: <place>: <what is wrong>"."""
    faults: list[str] = []
    name = str(raw.get("key", "a method without a key"))
    reader = Reader(raw, place=name, faults=faults)
    method = Method(
        key=reader.key(),
        version=reader.number("version", least=1, most=LATEST_VERSION),
        title=reader.text("title"),
        summary=reader.text("summary"),
        credit=reader.find_text("credit"),
        people_min=reader.number("people_min", least=1, most=PEOPLE_AT_MOST),
        people_max=reader.number("people_max", least=1, most=PEOPLE_AT_MOST),
        facilitators=reader.number("facilitators", least=1, most=PEOPLE_AT_MOST),
        steps=_steps(reader, name),
        record_kinds=tuple(_record_kind(table) for table in reader.tables("record")),
        helps=tuple(_help(table) for table in reader.tables("help")),
        basis=_find_basis(reader),
    )
    reader.close()
    faults += [f"{name}: {fault}" for fault in _contradictions(method)]
    if faults:
        raise MethodError(faults)
    return method


def _find_basis(reader: Reader) -> Basis | None:
    table = reader.find_table("basis")
    if table is None:
        return None
    basis = Basis(key=table.key(), version=table.number("version", least=1, most=LATEST_VERSION))
    table.close()
    return basis


def parse_phase(raw: Mapping[str, object]) -> Phase:
    """Read one phase by itself; ``MethodError`` lists every fault."""
    faults: list[str] = []
    phase = _phase(Reader(raw, place=f"phase '{raw.get('key', '')}'", faults=faults))
    if faults:
        raise MethodError(faults)
    return phase


def _steps(reader: Reader, name: str) -> tuple[Step, ...]:
    steps: list[Step] = []
    phases = 0
    for table in reader.tables("step"):
        # Phases are counted through the whole method and named without their step: their keys
        # are unique, and "phase 3 'wortels'" is how people speak of them.
        step = _step(table, table.tables("phase", first=phases + 1, under=name))
        phases += len(step.phases)
        steps.append(step)
    return tuple(steps)


def _step(reader: Reader, phases: Iterable[Reader]) -> Step:
    step = Step(
        key=reader.key(),
        title=reader.text("title"),
        purpose=reader.text("purpose"),
        duration=reader.find_text("duration"),
        actions=reader.texts("actions"),
        questions=_questions(reader),
        records=reader.keys("records"),
        paper=reader.choices("paper", Paper),
        tools=reader.choices("tools", Tool),
        phases=tuple(_phase(table) for table in phases),
    )
    if step.is_meeting == (step.duration is not None):
        reader.fault("needs either phases or a duration")
    reader.close()
    return step


def _phase(reader: Reader) -> Phase:
    look = reader.number("look", least=0, most=LOOKS)
    phase = Phase(
        key=reader.key(),
        title=reader.text("title"),
        minutes=reader.number("minutes", least=1, most=MINUTES_IN_A_DAY),
        look=look,
        icon=reader.key("icon"),
        form=reader.choice("form", Form),
        purpose=reader.text("purpose"),
        lead=reader.text("lead"),
        say=reader.texts("say", needed=look > 0),
        questions=_questions(reader),
        tips=reader.texts("tips"),
        records=reader.keys("records"),
        materials=reader.texts("materials"),
        paper=reader.choices("paper", Paper),
        tools=reader.choices("tools", Tool),
        route=reader.texts("route"),
        ends_in_agreements=reader.flag("ends_in_agreements"),
    )
    reader.close()
    return phase


def _questions(reader: Reader) -> tuple[Question, ...]:
    questions = []
    for table in reader.tables("question"):
        questions.append(Question(text=table.own_text(), deeper=table.texts("deeper")))
        table.close()
    return tuple(questions)


def _record_kind(reader: Reader) -> RecordKind:
    kind = RecordKind(
        key=reader.key(),
        label=reader.text("label"),
        prompt=reader.text("prompt"),
        tree_part=reader.find_choice("tree_part", TreePart),
        private=reader.flag("private"),
    )
    if kind.tree_part is TreePart.WORM and not kind.private:
        reader.fault("a worm is always private")
    reader.close()
    return kind


def _help(reader: Reader) -> Help:
    answer = Help(
        situation=reader.choice("situation", Situation),
        do=reader.texts("do", needed=True),
        say=reader.texts("say", needed=True),
    )
    reader.close()
    return answer


def _contradictions(method: Method) -> list[str]:
    """Find what is wrong between the parts, each of which may be right by itself."""
    known = [kind.key for kind in method.record_kinds]
    users: list[Step | Phase] = [*method.steps, *method.phases]
    used = {record for user in users for record in user.records}
    faults = [
        *_doubles("step", (step.key for step in method.steps)),
        *_doubles("phase", (phase.key for phase in method.phases)),
        *_doubles("record", known),
        *_doubles("help", (answer.situation for answer in method.helps)),
        *(
            f"'{user.key}': unknown record '{record}'"
            for user in users
            for record in user.records
            if record not in known
        ),
        *(f"record '{record}': no step or phase uses it" for record in known if record not in used),
    ]
    faults += [
        f"phase '{phase.key}': no route to go along"
        for phase in method.phases
        if Tool.ROUTE in phase.tools and not phase.route
    ]
    if not method.meetings:
        faults.append("needs a step with phases")
    if method.people_max < method.people_min:
        faults.append("people_max: less than people_min")
    return faults


def _doubles(name: str, keys: Iterable[str]) -> list[str]:
    return [f"{name} '{key}': more than once" for key, count in Counter(keys).items() if count > 1]
