"""What somebody can say about tables for a list of people: the options of one command."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
from flask_babel import gettext as _

from dialoog.domain.people import AT_THE_TABLE, Perspective, find_group, read_needs
from dialoog.domain.people.vocabulary import Group
from dialoog.domain.seating import MOST_ROUNDS, Balance
from dialoog.domain.seating.guest_list import GuestList
from dialoog.domain.seating.guest_problem import Asked

Command = TypeVar("Command", bound=Callable[..., Any])
_LISTS = {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".xls"}
_SEATS = click.IntRange(1, 100)
_OPTIONS = (
    click.option("--tables", type=click.IntRange(1), help="[list] How many; else about 7 a table."),
    click.option(
        "--rounds",
        type=click.IntRange(1, MOST_ROUNDS),
        default=1,
        show_default=True,
        help="[list] How often people change tables, the first time counted.",
    ),
    click.option(
        "--seats-min", type=_SEATS, help="[list] Fewest people at a table; else about even."
    ),
    click.option(
        "--seats-max", type=_SEATS, help="[list] Most people at a table; else about even."
    ),
    click.option(
        "--feature",
        "features",
        multiple=True,
        metavar="TABLE=WORD",
        help="[list] What a table offers: 1=rolstoel, 2=ringleiding, 3=rustig. May be repeated.",
    ),
    click.option(
        "--never-alone",
        type=click.IntRange(0, 10),
        default=2,
        show_default=True,
        help="[list] So many people with lived experience at a table, or none; 0: no such rule.",
    ),
    click.option(
        "--government-minority/--no-government-minority",
        default=True,
        help="[list] Officials are at most half of a table (default).",
    ),
    click.option(
        "--staff-share/--no-staff-share",
        default=True,
        help="[list] Officials and professionals are at most two thirds of a table (default).",
    ),
    click.option(
        "--own-care-apart/--no-own-care-apart",
        default=True,
        help="[list] Nobody with lived experience sits beside staff of their own organisation.",
    ),
    click.option(
        "--lived", multiple=True, metavar="GROUP", help="[list] A group with lived experience."
    ),
    click.option(
        "--profession", multiple=True, metavar="GROUP", help="[list] A group of professionals."
    ),
    click.option(
        "--government", multiple=True, metavar="GROUP", help="[list] A group of officials."
    ),
)


def is_list(file: Path) -> bool:
    """Tell by its name whether a file is a spreadsheet."""
    return file.suffix.lower() in _LISTS


def list_options(command: Command) -> Command:
    """Give a command the options that only matter for a list of people."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def refuse_list_options() -> None:
    """Say that an option for lists means nothing for a problem, that says all of this itself."""
    context = click.get_current_context()
    for parameter in context.command.params:
        chosen = parameter.name and context.get_parameter_source(parameter.name)
        is_ours = (getattr(parameter, "help", None) or "").startswith("[list]")
        if is_ours and chosen is click.core.ParameterSource.COMMANDLINE:
            raise click.UsageError(f"{parameter.opts[0]} is for a list, not for a problem (.json).")


def perspectives(found: GuestList, wishes: Mapping[str, Any]) -> dict[str, Perspective]:
    """From where each group looks: as said, or else as its name suggests."""
    perspectives = dict(found.perspectives)
    groups = [Group(0, name, perspective) for name, perspective in perspectives.items()]
    for option, perspective in (
        ("lived", Perspective.LIVED_EXPERIENCE),
        ("profession", Perspective.PROFESSION),
        ("government", Perspective.GOVERNMENT),
    ):
        for word in wishes[option]:
            group = find_group(word, groups)
            if group is None:
                known = ", ".join(perspectives) or "-"
                raise click.BadParameter(
                    _(
                        "De groep ‘%(word)s’ staat niet in de lijst. Wel: %(known)s.",
                        word=word,
                        known=known,
                    ),
                    param_hint=f"--{option}",
                )
            perspectives[group.name] = perspective
    return perspectives


def asked_with(wishes: Mapping[str, Any]) -> Asked:
    """What the options ask for."""
    return Asked(
        tables=wishes["tables"],
        seats_min=wishes["seats_min"],
        seats_max=wishes["seats_max"],
        features=_features(wishes["features"]),
        balance=Balance(
            rounds=wishes["rounds"],
            never_alone=wishes["never_alone"],
            government_minority=wishes["government_minority"],
            staff_at_most_two_thirds=wishes["staff_share"],
            not_with_own_organisation=wishes["own_care_apart"],
        ),
        nameless=_("zonder groep"),
        company=_("Begeleider van %(name)s", name="%(name)s"),
        company_group=_("komt mee"),
    )


def _features(words: Sequence[str]) -> dict[int, frozenset[str]]:
    found: dict[int, frozenset[str]] = {}
    for word in words:
        table, _equals, feature = word.partition("=")
        kinds = {need.kind for need in read_needs(feature)}
        if not table.strip().isdecimal() or not kinds & set(AT_THE_TABLE):
            from dialoog.web.words import label  # noqa: PLC0415 - words need Flask; most runs don't

            known = ", ".join(label(kind) for kind in AT_THE_TABLE)
            raise click.BadParameter(
                _("Schrijf bijvoorbeeld 1=rolstoel. Dit kan: %(known)s.", known=known),
                param_hint="--feature",
            )
        offered = frozenset(kind.value for kind in kinds & set(AT_THE_TABLE))
        found[int(table)] = found.get(int(table), frozenset()) | offered
    return found
