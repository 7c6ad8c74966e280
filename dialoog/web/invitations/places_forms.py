"""How many places there are: in all, and for some groups by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, IntegerField
from wtforms.validators import NumberRange, Optional

from dialoog.domain.invitations import Places
from dialoog.services.invitations import GroupPlaces
from dialoog.web.forms import Form

MOST = 2000
NUMBER = _l("Kies een getal van 0 tot 2000.")


class PlacesForm(Form):
    """The number of places in all; the groups are added by ``places_form``."""

    seen = HiddenField()
    total = IntegerField(
        _l("Plaatsen in totaal"),
        [Optional(), NumberRange(1, MOST, _l("Kies een getal van 1 tot 2000."))],
        description=_l("Zonder de gespreksbegeleiders. Leeg betekent: er is altijd plaats."),
    )

    def places(self) -> Places:
        """Give what was filled in."""
        own = {
            int(field.name.removeprefix("group_")): field.data
            for field in self.group_fields()
            if field.data is not None
        }
        return Places(self.total.data, own)

    def places_seen(self) -> Places:
        """Give what stood on the screen when somebody began to fill in."""
        return _read(str(self.seen.data or ""))

    def group_fields(self) -> list[Any]:
        """Give the field of each group."""
        return [field for field in self if field.name.startswith("group_")]


def places_form(groups: Sequence[GroupPlaces], places: Places) -> Any:
    """Make the form with a number for each group."""
    fields = {
        f"group_{one.group.id}": IntegerField(
            one.group.name, [Optional(), NumberRange(0, MOST, NUMBER)]
        )
        for one in groups
    }
    data = {f"group_{one.group.id}": one.limit for one in groups}
    kind = type("PlacesForm", (PlacesForm,), fields)
    return kind(data={**data, "total": places.total, "seen": _write(places)})


def _write(places: Places) -> str:
    own = ",".join(f"{group}:{number}" for group, number in sorted(places.per_group.items()))
    return f"{'' if places.total is None else places.total};{own}"


def _read(text: str) -> Places:
    total, _, own = text.partition(";")
    try:
        pairs = [part.split(":") for part in own.split(",") if part]
        per_group = {int(group): int(number) for group, number in pairs}
        return Places(int(total) if total else None, per_group)
    except ValueError:
        return Places()
