"""Names, addresses, numbers and needs are read the way Dutch lists write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.people import (
    Address,
    Channel,
    Contact,
    Name,
    Need,
    NeedKind,
    match_key,
    normal_email,
    normal_phone,
    normal_postal_code,
    parse_full_name,
    read_needs,
    readable_phone,
    tidy,
)
from dialoog.domain.people.contact import find_phone, split_address, suggest_email
from dialoog.domain.people.names import join_prefix, split_names, split_prefix
from dialoog.domain.people.needs import join_needs, needs_mentioned, read_need_column

LETTER, MAIL, PHONE = Channel.LETTER, Channel.MAIL, Channel.PHONE


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Beth van 't Hof", "Beth", "van 't Hof"),
        ("van 't Hof, Beth", "Beth", "van 't Hof"),
        ("Hof, Beth van 't", "Beth", "van 't Hof"),
        ("Hof van 't, Beth", "Beth", "van 't Hof"),
        ("Hof, van ’t, Beth", "Beth", "van 't Hof"),
        ("Meer, T. van der", "T.", "van der Meer"),
        ("Ancona, Desirée d'", "Desirée", "d'Ancona"),
        ("Jansen, Anna Maria", "Anna Maria", "Jansen"),
        ("Anna Maria Jansen", "Anna Maria", "Jansen"),
        ("Lotte El Idrissi", "Lotte", "El Idrissi"),
        ("Ben de Wit", "Ben", "de Wit"),
        ("mevr. dr. A. de Vries", "A.", "de Vries"),
        ("De heer Vos, Kees", "Kees", "Vos"),
        ("Vos, dhr. Kees", "Kees", "Vos"),
        ("van Leeuwen", "", "van Leeuwen"),
        ("Fatima", "Fatima", ""),
        ("Jansen,", "Jansen", ""),
        ("  Hülya\u00a0 Müller-Çelik\u200b ", "Hülya", "Müller-Çelik"),
        ("", "", ""),
    ],
)
def test_full_name_is_taken_apart(text, first, last):
    assert parse_full_name(text) == Name(first, last)


@pytest.mark.parametrize(
    ("last", "prefix", "rest"),
    [
        ("van 't Hof", "van 't", "Hof"),
        ("Van Den Berg", "Van Den", "Berg"),
        ("d'Ancona", "d'", "Ancona"),
        ("'t Hooft", "'t", "Hooft"),
        ("van d'Ancona", "van d'", "Ancona"),
        ("O'Brien", "", "O'Brien"),
        ("El Idrissi", "", "El Idrissi"),
        ("de", "", "de"),
    ],
)
def test_prefix_is_told_from_the_name_and_back(last, prefix, rest):
    assert split_prefix(last) == (prefix, rest)
    assert join_prefix(prefix, rest) == last


def test_names_sort_as_in_a_dutch_list():
    names = ["van 't Hof", "Özdemir", "d'Ancona", "de Vries", "Hendriks", "El Idrissi", "Bos"]

    in_order = sorted((Name("Jan", last) for last in names), key=lambda name: name.sort_key)

    assert [name.last for name in in_order] == [
        "d'Ancona", "Bos", "El Idrissi", "Hendriks", "van 't Hof", "Özdemir", "de Vries",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("JÜRGEN Smit", "Jurgen  smit"),
        ("Beth van 't Hof", "beth van ’t hof"),
        ("Øyvind Yılmaz", "Oyvind Yilmaz"),
        ("Hülya Müller-Çelik", "Hulya Muller Celik"),
        ("Lotte O'Brien", "Lotte O Brien"),
        ("İpek Şahin", "ipek sahin"),
        ("Ĳsbrand Groß", "IJsbrand Gross"),
    ],
)
def test_two_spellings_of_one_name_match(one, other):
    assert parse_full_name(one).key == parse_full_name(other).key


def test_names_in_one_cell_are_told_apart_by_who_exists():
    known = {match_key("Beth Dijkstra"), match_key("Quirine Visser")}

    assert [name.full for name in split_names("Beth Dijkstra, Quirine Visser", known)] == [
        "Beth Dijkstra",
        "Quirine Visser",
    ]
    assert [name.full for name in split_names("Dijkstra, Beth", known)] == ["Beth Dijkstra"]
    assert [name.full for name in split_names("Vos, Kees", known)] == ["Kees Vos"]
    assert [name.full for name in split_names("mevr. Bos en Piet Vos; Jan\nAn", known)] == [
        "Bos",
        "Piet Vos",
        "Jan",
        "An",
    ]


@given(st.text())
def test_tidy_text_stays_tidy(text):
    assert tidy(tidy(text)) == tidy(text)


@given(st.text())
def test_key_depends_on_nothing_that_tidying_takes_away(text):
    assert match_key(match_key(text)) == match_key(text)
    assert match_key(tidy(text)) == match_key(text)


@given(st.text())
def test_every_letter_of_a_name_is_kept(text):
    name = parse_full_name(text)

    assert set(match_key(name.full)) <= set(match_key(text))
    if "," not in text and " " not in tidy(text):
        assert name.key == match_key(text)


@pytest.mark.parametrize(
    ("text", "email"),
    [
        (" ANNA.JANSEN@voorbeeld.example ", "anna.jansen@voorbeeld.example"),
        ("Anna <a+b@x.nl>", "a+b@x.nl"),
        ("mailto:a@x.nl;", "a@x.nl"),
        ("cor@@voorbeeld,example", None),
        ("cor@voorbeeld", None),
        ("a..b@x.nl", None),
        (".a@x.nl", None),
        ("a@-x.nl", None),
        ("a@x.123", None),
        ("jürgen@x.nl", None),
        ("a b@x.nl", None),
        ("a@x.nl\nbcc: b@x.nl", None),
        ("a" * 65 + "@x.nl", None),
        ("a@" + "b" * 64 + ".nl", None),
        ("a@" + "b." * 130 + "nl", None),
        ("", None),
    ],
)
def test_mail_address_is_checked_by_its_form(text, email):
    assert normal_email(text) == email


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("cor@@voorbeeld,example", "cor@voorbeeld.example"),
        ("cor @ voorbeeld.nl", "cor@voorbeeld.nl"),
        ("cor.@voorbeeld..nl", "cor@voorbeeld.nl"),
        ("geen mail", None),
        ("cor@voorbeeld", None),
    ],
)
def test_broken_mail_address_gets_a_suggestion(text, suggestion):
    assert suggest_email(text) == suggestion


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("06 66496171", "+31666496171"),
        ("06-66 49 61 71", "+31666496171"),
        ("+31 (0)6 66496171", "+31666496171"),
        ("0031 6 66496171", "+31666496171"),
        ("31666496171", "+31666496171"),
        ("666496171", "+31666496171"),
        ("(020) 123 45 67", "+31201234567"),
        ("+32 470 12 34 56", "+32470123456"),
        ("+49 30 123456", "+4930123456"),
        ("12345", None),
        ("06 1234567", None),
        ("+31 6 1234567", None),
        ("geen", None),
        ("٠٦٦٦٤٩٦١٧١", None),
    ],
)
def test_phone_number_gets_one_form(text, phone):
    assert normal_phone(text) == phone


def test_phone_number_is_found_between_words():
    assert find_phone("dochter: 06 66496171 (na 10 uur)") == "+31666496171"
    assert find_phone("0201234567 of 06-66496171") == "+31201234567"
    assert find_phone("bel mij") is None


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("+31666496171", "06 66496171"),
        ("+31201234567", "020 1234567"),
        ("+31314123456", "0314 123456"),
        ("+32470123456", "+32470123456"),
    ],
)
def test_phone_number_is_shown_as_people_write_it(phone, shown):
    assert readable_phone(phone) == shown
    assert normal_phone(shown) == phone


def test_postal_code_gets_one_form():
    assert normal_postal_code("8364hg") == normal_postal_code(" 8364  HG") == "8364 HG"
    assert normal_postal_code("0364 HG") is None
    assert normal_postal_code("B-1000") is None


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Boomstraat 1, 8364hg Appelveld", Address("Boomstraat 1", "8364 HG", "Appelveld")),
        ("Boomstraat 1\n8364 HG  Appelveld", Address("Boomstraat 1", "8364 HG", "Appelveld")),
        ("Boomstraat 1, Appelveld", Address("Boomstraat 1", "", "Appelveld")),
        ("Boomstraat 1000 te hoog", Address("Boomstraat 1000 te hoog")),
        ("Boomstraat 1", Address("Boomstraat 1")),
        ("", Address()),
    ],
)
def test_address_in_one_cell_is_taken_apart(text, address):
    assert split_address(text) == address


@pytest.mark.parametrize(
    ("contact", "works"),
    [
        (Contact("a@x.nl", "+31666496171", Address("S 1", "8364 HG"), LETTER), LETTER),
        (Contact("a@x.nl", "+31666496171", Address("S 1"), LETTER), PHONE),
        (Contact("a@x.nl", channel=LETTER), MAIL),
        (Contact(phone="+31666496171", address=Address("S 1", town="X"), channel=MAIL), LETTER),
        (Contact(phone="+31666496171", channel=MAIL), PHONE),
        (Contact("a@x.nl", channel=PHONE), MAIL),
        (Contact("a@x.nl", "+31666496171"), MAIL),
        (Contact(address=Address("S 1"), channel=LETTER), None),
        (Contact(), None),
    ],
)
def test_channel_that_works_is_the_chosen_one_or_the_next_best(contact, works):
    assert contact.working_channel is works


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("tolk Turks", [Need(NeedKind.INTERPRETER, "Turks")]),
        ("rolstoel, taxi", [Need(NeedKind.WHEELCHAIR), Need(NeedKind.TAXI)]),
        ("groteletterbrief", [Need(NeedKind.LARGE_PRINT)]),
        ("Ringleiding", [Need(NeedKind.HEARING_LOOP)]),
        ("rustige plek", [Need(NeedKind.QUIET_PLACE)]),
        ("hulphond", [Need(NeedKind.ASSISTANCE_DOG)]),
        ("Rolstoel en taxi; dieet: glutenvrij", [
            Need(NeedKind.WHEELCHAIR), Need(NeedKind.TAXI), Need(NeedKind.DIET, "glutenvrij"),
        ]),
        ("halal", [Need(NeedKind.DIET, "halal")]),
        ("gebarentolk", [Need(NeedKind.INTERPRETER, "gebarentolk")]),
        ("elektrische rolstoel", [Need(NeedKind.WHEELCHAIR, "elektrische rolstoel")]),
        ("tolk, tolk Turks", [Need(NeedKind.INTERPRETER, "Turks")]),
        ("geen varkensvlees", [Need(NeedKind.OTHER, "geen varkensvlees")]),
        ("een kussen", [Need(NeedKind.OTHER, "een kussen")]),
        ("geen", []),
        ("n.v.t.", []),
        ("-", []),
        ("", []),
    ],
)  # fmt: skip
def test_needs_are_read_from_free_text(text, needs):
    assert list(read_needs(text)) == needs


def test_need_with_a_column_of_its_own_is_read():
    assert read_need_column("Rolstoel", "x") == (Need(NeedKind.WHEELCHAIR),)
    assert read_need_column("Tolk", "Turks") == (Need(NeedKind.INTERPRETER, "Turks"),)
    assert read_need_column("Dieet", "nee") == ()
    assert read_need_column("Voorzieningen", "taxi") == (Need(NeedKind.TAXI),)


def test_need_mentioned_in_a_note_is_seen():
    assert needs_mentioned("belt liever eerst\nkomt met hulphond") == (
        (NeedKind.ASSISTANCE_DOG, "hulphond"),
    )
    assert needs_mentioned("graag na 10 uur") == ()


needs = st.lists(
    st.builds(Need, st.sampled_from(NeedKind), st.sampled_from(["", "Turks", "turks", "x"]))
).map(tuple)


@given(needs, needs)
def test_joining_needs_again_changes_nothing(first, more):
    joined = join_needs(first, more)

    assert join_needs(joined, more) == joined
    assert {need.kind for need in joined} == {need.kind for need in (*first, *more)}
    assert len({need.key for need in joined}) == len(joined)
