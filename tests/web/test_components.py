"""The macros give pages that everyone can use, also without script."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    EmailField,
    Form,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Email, InputRequired

ROOT = Path(__file__).resolve().parents[2]
COMPONENTS = ROOT / "templates" / "_components"
SPRITE = (ROOT / "static" / "icons.svg").read_text()

Render = Callable[..., str]


class Wish(Form):
    """A form with one field of each kind."""

    title = StringField(
        "Titel", [InputRequired("Vul een titel in.")], description="Kort en gewoon."
    )
    mail = EmailField("E-mailadres", [Email("Dit e-mailadres klopt niet.")])
    story = TextAreaField("Wat horen wij?")
    place = SelectField("Plaats", choices=[SelectChoice("a", "De Linde")])
    ladder = RadioField(
        "Hoeveel invloed?",
        [InputRequired("Kies een trede.")],
        choices=[SelectChoice("advise", "Adviseren"), SelectChoice("decide", "Meebeslissen")],
    )
    needs = SelectMultipleField(
        "Wat is er nodig?",
        choices=[SelectChoice("taxi", "Taxi"), SelectChoice("ring", "Ringleiding")],
    )
    later = BooleanField("Ik wil later bericht")


def filled_in(**data: Any) -> Wish:
    form = Wish(MultiDict({"place": "a", **data}))
    form.validate()
    return form


def test_every_icon_that_somebody_names_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', SPRITE))
    naming = [
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "dialoog" / "content").rglob("*.toml"),
    ]
    named = {
        name
        for file in naming
        for name in re.findall(r"""(?:\bicon\(|\bicon ?= ?)["']([\w-]+)["']""", file.read_text())
    }

    assert "home" in named
    assert named - drawn == set()


def test_pages_hold_no_inline_style_or_script() -> None:
    """The content security policy forbids it; mail has no style sheet and needs it."""
    inline = re.compile(r"\sstyle=|\son[a-z]+=\"|<style|<script(?![^>]*\ssrc=)|hx-on|javascript:")
    pages = [
        file
        for file in (ROOT / "templates").rglob("*.html")
        if "mail" not in file.relative_to(ROOT).parts
    ]

    assert [file.name for file in pages if inline.search(file.read_text())] == []


def test_no_macro_file_translates_when_it_is_loaded() -> None:
    """A macro file is loaded once, so words at its top would stay in the first reader's language."""
    early = [
        file.name
        for file in COMPONENTS.glob("*.html")
        if re.search(
            r"\b_\(|ngettext\(",
            re.sub(r"{%-? macro .*?endmacro -?%}", "", file.read_text(), flags=re.DOTALL),
        )
    ]

    assert early == []


def test_icon_is_decoration_unless_it_has_a_label(render: Render) -> None:
    silent, spoken = render('{{ icon("cal") }}'), render('{{ icon("cal", label="Datum") }}')

    assert 'aria-hidden="true"' in silent
    assert 'role="img" aria-label="Datum"' in spoken
    assert '<use href="/static/icons.svg#cal" />' in silent


def test_icon_turns_with_the_direction_of_reading(render: Render) -> None:
    assert "icon--turns" in render('{{ icon("next") }}')
    assert "icon--turns" not in render('{{ icon("cal") }}')


def test_post_button_is_a_form_with_its_token_and_facts(render: Render) -> None:
    html = render('{{ post_button("Verstuur", "/x", fields={"tafel": 3}) }}')

    assert '<form class="post-button" method="post" action="/x">' in html
    assert '<input type="hidden" name="csrf_token" value="a-token">' in html
    assert '<input type="hidden" name="tafel" value="3">' in html


def test_button_tells_what_it_is_about_to_who_hears_the_page(render: Render) -> None:
    html = render('{{ button("Verwijder", kind="danger", about="Jan <b>") }}')

    assert '<span class="visually-hidden">: Jan &lt;b&gt;</span>' in html


def test_field_has_label_hint_and_error_tied_to_its_control(render: Render) -> None:
    html = render("{{ field(form.title) }}", form=filled_in(ladder="advise"))

    assert 'for="title"' in html
    assert 'id="title-hint">Kort en gewoon.' in html
    assert "Vul een titel in." in html
    assert 'aria-describedby="title-hint title-error"' in html
    assert 'aria-invalid="true"' in html
    assert "niet verplicht" not in html


def test_field_says_when_it_may_stay_empty(render: Render) -> None:
    form = filled_in()

    assert "(niet verplicht)" in render("{{ field(form.story) }}", form=form)
    assert "niet verplicht" not in render("{{ field(form.story, optional=false) }}", form=form)


def test_field_without_hint_or_error_describes_nothing(render: Render) -> None:
    assert "aria-describedby" not in render("{{ field(form.story) }}", form=filled_in())


def test_field_of_choices_is_a_group_with_a_question(render: Render) -> None:
    form = filled_in(ladder="decide", needs=["ring"])

    radios = render(
        '{{ field(form.ladder, option_hints={"advise": "Wij leggen uit."}) }}', form=form
    )
    boxes = render("{{ field(form.needs) }}", form=form)

    assert radios.count('type="radio"') == 2
    assert '<legend class="utrecht-form-label field__label">Hoeveel invloed?' in radios
    assert 'value="decide" checked' in radios
    assert 'aria-describedby="ladder-0-hint"' in radios
    assert boxes.count('type="checkbox"') == 2
    assert 'value="ring" checked' in boxes


def test_field_keeps_what_was_typed_and_lets_it_not_become_code(render: Render) -> None:
    html = render("{{ field(form.title) }}", form=filled_in(title='"><script>'))

    assert "<script>" not in html
    assert "&gt;&lt;script&gt;" in html


def test_error_summary_links_to_each_place_to_repair(render: Render) -> None:
    html = render("{{ error_summary(form) }}", form=filled_in(mail="x@"))

    assert "Er zijn nog 3 dingen te verbeteren" in html
    assert re.findall(r'href="(#[\w-]+)"', html) == ["#title", "#mail", "#ladder-0"]
    assert 'tabindex="-1" autofocus' in html


def test_error_summary_is_silent_when_all_is_well(render: Render) -> None:
    form = filled_in(title="Wonen", mail="jan@example.nl", ladder="advise")

    assert render("{{ error_summary(form) }}", form=form).strip() == ""


def test_notice_tells_its_tone_in_words(render: Render) -> None:
    assert "Let op:" in render('{{ notice("Nog 2 dingen", tone="warning") }}')
    assert "Let op:" not in render(
        '{{ notice("Nog 2 dingen", tone="warning", title="Bijna klaar") }}'
    )


def test_card_with_a_title_is_a_named_region(render: Render) -> None:
    html = render('{% call card("Tafels", id="tafels") %}vier{% endcall %}')

    assert 'aria-labelledby="tafels-title"' in html
    assert 'id="tafels-title"' in html
    assert "vier" in html


def test_steps_tell_where_you_are(render: Render) -> None:
    html = render(
        "{{ steps(items, 'Stappen') }}",
        items=[
            {"label": "Doel", "url": "/1", "state": "done"},
            {"label": "Programma", "url": "/2", "state": "now"},
            {"label": "De dag", "state": "todo"},
        ],
    )

    assert html.count('aria-current="step"') == 1
    assert "Klaar: 1." in html
    assert html.count("<a ") == 2


def test_checklist_links_what_can_be_repaired_or_changed(render: Render) -> None:
    html = render(
        "{{ checklist(items) }}",
        items=[
            {"text": "Doel", "done": True, "url": "/doel", "action": "Kijk", "stays_open": True},
            {"text": "Zaal", "done": True, "url": "/zaal", "action": "Kies"},
            {"text": "Tafel 4", "done": False, "url": "/tafel", "action": "Kies"},
        ],
    )

    assert "Doel<span" in html
    assert ": klaar" in html
    assert ": nog doen" in html
    assert re.findall(r'href="(/\w+)"', html) == ["/doel", "/tafel"]
