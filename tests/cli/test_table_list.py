"""Tables for a list of people, without a database: a spreadsheet in, a spreadsheet out."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from dialoog.adapters.sheets import read_sheet
from dialoog.cli.seating import seating

LIST = Path(__file__).parents[1] / "data" / "deelnemers.csv"
PEOPLE = """\
Naam deelnemer;Rol;Werkt bij;Rolstoel;Komt met;Liever niet met;Neemt mee;Kleur
Bos, Anna;Cliënt;;x;Wim Kok;;;rood
Wim Kok;Mantelzorger;;;;;;
Jan de Vries;Cliënt;;;;Yara Öz;;
Yara Öz;Gemeente;;;;;;
Ömer Aap;Cliënten;;;;Niemand Hier;ja;
=1+1;Cliënt;;;;;;
Piet Vos;Thuiszorg;De Appel;;;;;
Totaal;;7;;;;;
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run the command on a list, in a place without an installation."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIALOOG_INSTANCE", str(tmp_path / "nowhere"))

    def run(*words, text=PEOPLE, name="people.csv"):
        Path(name).write_text(text, encoding="cp1252")
        return CliRunner().invoke(seating, ["compose", name, "--seconds", "0.1", *words])

    return run


def rows(path):
    return [tuple(row.values()) for row in read_sheet(path, Path(path).read_bytes()).rows]


def table_of(path):
    return {name: tables for name, _group, *tables in rows(path)}


def test_everybody_gets_a_table_in_each_round(run):
    result = run("--tables", "2", "--rounds", "2", "--no-staff-share", "-o", "plan.csv")

    found = table_of("plan.csv")
    assert result.exit_code == 0, result.output
    assert (
        Path("plan.csv").read_bytes().startswith(b'\xef\xbb\xbf"Naam";"Groep";"Ronde 1";"Ronde 2"')
    )
    assert list(found) == [
        "Ömer Aap",
        "Begeleider van Ömer Aap",
        "Anna Bos",
        "Wim Kok",
        "Yara Öz",
        "Piet Vos",
        "Jan de Vries",
    ]
    assert {table for tables in found.values() for table in tables} == {"1", "2"}
    assert found["Anna Bos"] == found["Wim Kok"]
    assert found["Ömer Aap"] == found["Begeleider van Ömer Aap"]
    assert all(one != two for one, two in zip(found["Jan de Vries"], found["Yara Öz"], strict=True))
    assert not Path("nowhere").exists()


def test_plan_can_be_a_workbook_that_is_a_list_again(run):
    run("--tables", "2", "-o", "plan.xlsx")

    again = CliRunner().invoke(seating, ["compose", "plan.xlsx", "--seconds", "0.1"])

    assert len(rows("plan.xlsx")) == 7
    assert again.exit_code == 0
    assert '"Anna Bos";"Cliënt"' in again.stdout


def test_what_is_odd_is_said_by_row(run):
    said = run("--tables", "2", "-o", "plan.csv").stderr

    assert "Rij 6: bij ‘niet aan tafel met’ staat iemand die niet in de lijst staat." in said
    assert "Rij 7: Hier staat een formule" in said
    assert "Rij 9: dit lijkt een optelling" in said
    assert "2 rijen doen niet mee." in said
    assert "Deze kolommen tellen niet mee: Kleur." in said
    assert "--feature 1=rolstoel" in said
    assert "3 × Cliënt (eigen ervaring)" in said
    assert "1 × Thuiszorg (werk in de zorg)" in said


def test_private_wish_is_never_told(run):
    told = run("--tables", "2", "--explain", "-o", "plan.csv").output

    assert "Niemand" not in told.replace("niemand", "")
    assert "wens zit" not in told
    assert not any("Jan de Vries" in line and "Yara" in line for line in told.splitlines())


def test_explanation_says_why_in_dutch(run):
    told = run("--tables", "2", "--feature", "2=rolstoel", "--explain").stdout

    assert "Ronde 1, tafel 2" in told
    assert "Anna Bos zit hier, want deze tafel heeft: plek voor een rolstoel." in told
    assert "Anna Bos zit hier, want deze mensen horen erbij: Wim Kok." in told
    assert "Elke groep gelijk over de tafels: " in told
    assert "opnieuw, " not in told
    assert '"Naam"' not in told


def test_table_in_the_list_is_kept(run):
    text = "Naam;Vaste tafel\nAnna;2\nWim;tafel 3\nJan;9\nPiet;\n"

    result = run("--tables", "3", "--rounds", "2", "-o", "plan.csv", text=text)

    found = table_of("plan.csv")
    assert (found["Anna"], found["Wim"]) == (["2", "2"], ["3", "3"])
    assert "Rij 4: tafel 9 bestaat niet." in result.stderr


def test_who_is_there_for_one_round_has_one_table(run):
    text = "Naam;Rondes\nAnna;1\nWim;1-2\nJan;ronde 2\nPiet;straks\n"

    result = run("--tables", "2", "--rounds", "2", "-o", "plan.csv", text=text)

    found = table_of("plan.csv")
    assert found["Anna"][1] == found["Jan"][0] == ""
    assert all(found["Wim"])
    assert all(found["Piet"])
    assert "Rij 5: ‘straks’ zegt niet welke rondes." in result.stderr


def test_what_can_not_be_says_which_rules_and_what_helps(run):
    text = "Naam;Komt met;Niet met\nAnna Bos;Wim Kok;\nWim Kok;;Anna Bos\nJan;;\n"

    result = run("--tables", "2", "-o", "plan.csv", text=text)

    assert result.exit_code == 1
    assert "- mensen die bij elkaar horen" in result.stderr
    assert "Anna" not in result.stderr
    assert "een persoonlijke wens" in result.stderr
    assert "vraag of mensen die bij elkaar horen ook apart mogen zitten" in result.stderr
    assert not Path("plan.csv").exists()


@pytest.mark.parametrize(
    ("words", "text", "code", "sentence"),
    [
        (["--tables", "1", "--seats-max", "3"], PEOPLE, 1, "7 mensen en 3 plaatsen"),
        (["--tables", "2", "--seats-min", "5"], PEOPLE, 1, "Neem minder tafels"),
        ([], "Naam;Groep\n", 1, "staat niemand"),
        ([], "Soort;Groep\na;b\n", 2, "geen kolom met namen"),
        ([], "", 2, "Dit bestand is leeg."),
        (["--tables", "2", "--feature", "7=rolstoel"], PEOPLE, 2, "Tafel 7 bestaat niet."),
        (["--feature", "1=bar"], PEOPLE, 2, "1=rolstoel"),
        (["--government", "Tovenaar"], PEOPLE, 2, "‘Tovenaar’ staat niet in de lijst"),
        (["-o", "plan.pdf"], PEOPLE, 2, ".csv or .xlsx"),
    ],
)
def test_wrong_use_is_said_plainly(run, words, text, code, sentence):
    result = run(*words, text=text)

    assert result.exit_code == code
    assert sentence in result.stderr


def test_group_can_be_said_to_have_lived_experience(run):
    text = "Naam;Rol\n" + "".join(
        f"Mens {n};{'Reiziger' if n < 3 else 'Klant'}\n" for n in range(9)
    )

    result = run("--tables", "3", "--lived", "reizigers", "-o", "plan.csv", text=text)

    reizigers = [table for _name, group, table in rows("plan.csv") if group == "Reiziger"]
    assert "3 × Reiziger (eigen ervaring)" in result.stderr
    assert len(set(reizigers)) == 1


def test_option_for_lists_means_nothing_for_a_problem(run):
    result = run("--tables", "2", text="{}", name="problem.json")

    assert result.exit_code == 2
    assert "--tables is for a list" in result.stderr


def test_list_of_municipality_becomes_tables(tmp_path):
    plan = tmp_path / "plan.csv"

    words = ["compose", str(LIST), "--tables", "8", "--rounds", "3", "--seconds", "0.5"]
    result = CliRunner().invoke(seating, [*words, "-o", str(plan)])

    assert result.exit_code == 0, result.stderr
    assert len(rows(str(plan))) == 67
