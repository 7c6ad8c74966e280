"""Read a list in: choose the file, look at the columns, look at the rows, let them in."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_wtf.file import FileField, FileRequired

from dialoog.domain.accounts import Ability
from dialoog.domain.people import Column, DoubleChoice, Outcome, RowPlan
from dialoog.domain.people.columns import NAME_COLUMNS
from dialoog.domain.people.importing import LEFT_OUT
from dialoog.domain.refusal import Refused
from dialoog.services import clock, people
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.fields import fits
from dialoog.web.forms import Form
from dialoog.web.people.blueprint import bp
from dialoog.web.people.saying import say_problem
from dialoog.web.words import choices, sentence

PAGE = 100
EXAMPLES = 3


class ListForm(Form):
    """The file with the list."""

    file = FileField(
        _l("Uw lijst"),
        [FileRequired(_l("Kies een bestand.")), fits],
        description=_l("Een bestand uit Excel of LibreOffice: XLSX, ODS of CSV."),
    )


# What can be looked at apart; the first that has rows is shown first.
VIEWS: dict[str, Callable[[RowPlan], bool]] = {
    "nakijken": lambda row: bool(row.problems) or row.outcome in LEFT_OUT | {Outcome.MERGED},
    "nieuw": lambda row: row.outcome is Outcome.NEW,
    "verandert": lambda row: row.outcome is Outcome.CHANGED,
    "samen": lambda row: row.outcome is Outcome.MERGED,
    "zelfde": lambda row: row.outcome is Outcome.UNCHANGED,
    "alles": lambda _row: True,
}


@bp.route("/inlezen", methods=["GET", "POST"])
@may(Ability.PLAN)
def import_list() -> ResponseReturnValue:
    """Take a file in; nothing is stored of it but the file itself, for a day."""
    form = ListForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                row = people.start_import(
                    form.file.data.filename or "", form.file.data.read(), now=clock.now()
                )
                named = NAME_COLUMNS & {Column(column) for column in row.columns.values()}
                import_id = row.id
        except Refused as refused:
            form.refuse(refused, field="file")
        else:
            following = ".preview_list" if named else ".list_columns"
            return redirect(url_for(following, import_id=import_id), 303)
    return render_template("people/import.html", form=form), 422 if form.errors else 200


@bp.route("/inlezen/<id:import_id>/kolommen", methods=["GET", "POST"])
@may(Ability.PLAN)
def list_columns(import_id: int) -> ResponseReturnValue:
    """Show what each column was taken for, and let it be chosen by hand."""
    row = people.get_list(import_id, now=clock.now())
    chosen, problem = dict(row.columns), ""
    if request.method == "POST":
        typed = {head: request.form.get(f"kolom-{at}", "") for at, head in enumerate(row.headers)}
        chosen = {head: column for head, column in typed.items() if column in set(Column)}
        try:
            with unit_of_work():
                columns = {head: Column(column) for head, column in chosen.items()}
                people.choose_columns(import_id, columns, now=clock.now())
            return redirect(url_for(".preview_list", import_id=import_id), 303)
        except Refused as refused:
            problem = sentence(refused)
    examples = {
        head: list(dict.fromkeys(filter(None, (cells[head] for cells in row.cells))))[:EXAMPLES]
        for head in row.headers
    }
    return render_template(
        "people/columns.html",
        row=row,
        chosen=chosen,
        examples=examples,
        columns=choices(Column),
        problem=problem,
    ), 422 if problem else 200


@bp.route("/inlezen/<id:import_id>", methods=["GET", "POST"])
@may(Ability.PLAN)
def preview_list(import_id: int) -> ResponseReturnValue:
    """Show what each row becomes; keep what is chosen about groups and doubles."""
    if request.method == "POST":
        _keep_choices(import_id)
        return redirect(url_for(".preview_list", import_id=import_id), 303)
    found = people.look(import_id, now=clock.now())
    # What stays out comes first.
    ordered = sorted(found.preview.rows, key=lambda row: row.outcome not in LEFT_OUT)
    rows = {name: [row for row in ordered if fits(row)] for name, fits in VIEWS.items()}
    rows["alles"] = list(found.preview.rows)
    view = request.args.get("toon", "")
    if view not in VIEWS:
        view = next((name for name, those in rows.items() if those), "alles")
    pages = max(1, -(-len(rows[view]) // PAGE))
    page = max(1, min(request.args.get("bladzijde", 1, type=int), pages))
    return render_template(
        "people/preview.html",
        found=found,
        view=view,
        counts={name: len(those) for name, those in rows.items()},
        rows=rows[view][(page - 1) * PAGE : page * PAGE],
        page=page,
        pages=pages,
        Outcome=Outcome,
        double_choices=choices(DoubleChoice),
    )


def _keep_choices(import_id: int) -> None:
    found = people.look(import_id, now=clock.now())
    groups = {
        word: chosen
        for at, word in enumerate(found.unknown_groups)
        if (chosen := request.form.get(f"groep-{at}", type=int))
    }
    said = {row.number: request.form.get(f"dubbel-{row.number}", "") for row in found.preview.rows}
    doubles = {
        number: DoubleChoice(choice)
        for number, choice in said.items()
        if choice in set(DoubleChoice)
    }
    with unit_of_work():
        people.choose(
            import_id,
            groups=groups,
            default_group=request.form.get("groep", type=int),
            doubles=doubles,
            now=clock.now(),
        )


@bp.post("/inlezen/<id:import_id>/opslaan")
@may(Ability.PLAN)
def carry_out_list(import_id: int) -> ResponseReturnValue:
    """Let every row in that can come in."""
    with unit_of_work():
        plan = people.carry_out(import_id, now=clock.now())
    added, changed = plan.count(Outcome.NEW), plan.count(Outcome.CHANGED)
    if added:
        flash(
            ngettext(
                "%(num)d persoon staat nu in de lijst.",
                "%(num)d mensen staan nu in de lijst.",
                added,
            )
        )
    if changed:
        flash(
            ngettext("%(num)d persoon is bijgewerkt.", "%(num)d mensen zijn bijgewerkt.", changed)
        )
    return redirect(url_for(".preview_list", import_id=import_id), 303)


@bp.get("/inlezen/<id:import_id>/verbeteren.csv")
@may(Ability.PLAN)
def repair_list(import_id: int) -> ResponseReturnValue:
    """Hand out the rows that stayed out, with what to repair."""
    data = people.repair_file(
        import_id,
        heading=_("Wat is er mis?"),
        say=say_problem,
        asks=_("Dit lijkt op iemand die er al staat. Kies op het scherm."),
        now=clock.now(),
    )
    return Response(
        data,
        mimetype="text/csv",
        headers={"Content-Disposition": 'attachment; filename="verbeteren.csv"'},
    )
