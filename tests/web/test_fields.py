"""A day and a time are read as people write them, and shown in one way."""

from __future__ import annotations

from datetime import date, time

import pytest
from flask import Flask
from wtforms.validators import InputRequired, Optional

from dialoog.web.fields import BAD_DAY, ClockField, DayField
from dialoog.web.forms import Form


class _When(Form):
    day = DayField("Op welke dag?", [InputRequired(BAD_DAY)])
    at = ClockField("Hoe laat?", [Optional()])


def _filled_in(app: Flask, **typed: str) -> _When:
    with app.test_request_context(method="POST", data=typed):
        form = _When(meta={"csrf": False})
        form.validate_on_submit()
        return form


@pytest.mark.parametrize(
    "typed",
    ["21-01-2027", "21-1-27", " 21/1/2027 ", "21.1.2027", "21 01 2027", "21012027", "2027-01-21"],
)
def test_a_day_is_read_however_it_is_typed(app: Flask, typed: str) -> None:
    assert _filled_in(app, day=typed).day.data == date(2027, 1, 21)


@pytest.mark.parametrize(
    "typed", ["", "morgen", "31-02-2027", "21-01", "01-21-2027", "21-1-2027-5"]
)
def test_what_is_no_day_is_kept_and_refused_in_words(app: Flask, typed: str) -> None:
    form = _filled_in(app, day=typed)

    assert form.errors == {"day": ["Vul een datum in, bijvoorbeeld 21-01-2027."]}
    with app.test_request_context():
        assert f'value="{typed}"' in str(form.day())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("13.30", time(13, 30)),
        ("13:30", time(13, 30)),
        ("1330", time(13, 30)),
        ("9.05", time(9, 5)),
        ("13", time(13)),
        ("", None),
    ],
)
def test_a_time_is_read_however_it_is_typed(app: Flask, typed: str, read: time | None) -> None:
    form = _filled_in(app, day="21-01-2027", at=typed)

    assert form.errors == {}
    assert form.at.data == read


@pytest.mark.parametrize("typed", ["half twee", "25.00", "13.75"])
def test_what_is_no_time_is_refused_in_words(app: Flask, typed: str) -> None:
    form = _filled_in(app, day="21-01-2027", at=typed)

    assert form.errors == {"at": ["Vul een tijd in, bijvoorbeeld 13.30."]}


def test_a_day_and_a_time_are_shown_as_people_write_them(app: Flask) -> None:
    with app.test_request_context():
        form = _When(data={"day": date(2027, 1, 21), "at": time(9, 5)})

        assert 'type="text" value="21-01-2027"' in str(form.day())
        assert 'value="09.05"' in str(form.at())
