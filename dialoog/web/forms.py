"""What all forms share: refusals shown in the form, and text without stray spaces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField

from dialoog.domain.anonymity import find_telltales
from dialoog.domain.refusal import Refused
from dialoog.web.words import sentence

Value = TypeVar("Value")


def given(value: Value | None) -> Value:
    """Give what a required field holds; the form has checked that it was filled in."""
    if value is None:
        raise ValueError("A field that must be filled in is empty.")
    return value


def stripped(value: str | None) -> str:
    """Take the spaces off both ends of what was typed; use as a field's filter."""
    return (value or "").strip()


class Form(FlaskForm):
    """A form that keeps what was typed and shows at its top why something was refused."""

    class Meta(FlaskForm.Meta):
        """How the fields are written."""

        def render_field(self, field: Any, render_kw: dict[str, Any]) -> Any:
            """Write a field; a hidden one without its id, for a page may hold several forms."""
            if isinstance(field, HiddenField):
                render_kw.setdefault("id", False)
            return super().render_field(field, render_kw)

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)

    def validate_on_submit(self) -> bool:
        """Say whether the form was sent and everything in it is right."""
        return bool(super().validate_on_submit())

    def refuse(self, refused: Refused, *, field: str | None = None) -> None:
        """Show a refusal at ``field``, or above the form when it is about the whole."""
        words = sentence(refused)
        if field:
            self[field].errors = [*self[field].errors, words]
        else:
            self.form_errors.append(words)

    def faults(self) -> list[tuple[str, str]]:
        """Give each error with the id of the field where it can be repaired."""
        found = [("", str(error)) for error in self.form_errors]
        for field in self:
            found += [(field.id, str(error)) for error in _flat(field.errors)]
        return found


class NamelessForm(Form):
    """Words without a name: what looks like one is pointed out once, and may then stay.

    ``nameless`` are the fields in which no name may stand.
    """

    nameless: Sequence[str] = ("text",)
    no_name = BooleanField(_l("Ik heb gekeken. Er staat geen naam."))

    def validate_on_submit(self) -> bool:
        """Say whether the form was sent, is right, and holds no name that was overlooked."""
        if not super().validate_on_submit():
            return False
        if self.no_name.data:
            return True
        for name in self.nameless:
            found = find_telltales(self[name].data or "")
            if found:
                self[name].errors = [
                    _(
                        "Staat hier een naam? Kijk naar: %(words)s. Haal de naam weg, of vink hieronder aan dat er geen naam staat.",
                        words=", ".join(found),
                    )
                ]
        return not any(self[name].errors for name in self.nameless)

    @property
    def asks_for_names(self) -> bool:
        """Whether the box "there is no name" has to be shown."""
        asked = any(
            self[name].errors and find_telltales(self[name].data or "") for name in self.nameless
        )
        return bool(self.no_name.data) or asked


def _flat(errors: Any) -> list[Any]:
    flat: list[Any] = []
    for error in errors:
        flat += _flat(error) if isinstance(error, list | tuple) else [error]
    return flat
