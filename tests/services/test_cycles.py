"""A cycle keeps all that people told, until it is followed to the end."""

import pytest

from dialoog.domain.cycles import Side, Stage
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import clock, cycles
from dialoog.services.cycles import links
from dialoog.services.feedback import board
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from tests import cycle_room
from tests.cycle_room import TODAY, bring_in, make_cycle, words

pytestmark = pytest.mark.usefixtures("organisation")


def refusal(act) -> str:
    with pytest.raises(Refused) as caught, unit_of_work():
        act()
    return caught.value.code


def test_card_becomes_contributions_that_wait_for_an_answer():
    made = make_cycle(Stage.COLLECT)

    card = bring_in(made, words("Ik wacht vaak.", "", "", "Bel even.", may_be_read=True))

    waiting = board.get_board(made.programme_id).unplaced
    assert [(row.text, row.source, row.kind) for row in waiting] == [
        ("Ik wacht vaak.", Source.CARD, "ervaring"),
        ("Bel even.", Source.CARD, "ervaring"),
    ]
    assert {row.quote_consent for row in waiting} == {QuoteConsent.ANONYMOUS}
    assert card.number == 1


def test_what_hurts_on_a_card_is_a_wormpje_that_nobody_can_share():
    made = make_cycle(Stage.COLLECT)

    bring_in(made, words("Ik wacht vaak.", hurts="Ik durf niet meer.", may_be_read=True))

    found = board.get_board(made.programme_id)
    assert [(row.text, row.quote_consent) for row in found.private] == [
        ("Ik durf niet meer.", QuoteConsent.TABLE_ONLY)
    ]
    assert "Ik durf niet meer." not in [row.text for row in found.unplaced]


def test_card_sent_twice_is_kept_once():
    made, card = make_cycle(Stage.COLLECT), words()

    assert bring_in(made, card).id == bring_in(made, card).id
    assert cycles.count(made.row).cards == 1


def test_mended_card_keeps_one_contribution_per_question():
    made = make_cycle(Stage.COLLECT)
    row = bring_in(made, words("Ik wacht.", "", "", "Bel even.", may_be_read=True))

    with unit_of_work():
        cycles.mend_card(made.row, row, words("Ik wacht vaak."), by_pair=True, now=clock.now())

    said = board.get_board(made.programme_id).unplaced
    assert [(one.text, one.quote_consent) for one in said] == [
        ("Ik wacht vaak.", QuoteConsent.TABLE_ONLY)
    ]


def test_taken_back_card_leaves_every_list():
    made = make_cycle(Stage.COLLECT)
    row = bring_in(made, words("Ik wacht.", hurts="Het doet pijn."))

    with unit_of_work():
        cycles.take_back_card(made.row, row, by_pair=True, now=clock.now())

    found = board.get_board(made.programme_id)
    assert (found.unplaced, found.private, cycles.list_cards(made.row.id)) == ([], [], [])
    with pytest.raises(Missing):
        cycles.get_card(made.row, row.id)


def test_pair_reads_and_mends_its_own_cards_only():
    made = make_cycle(Stage.COLLECT)
    (pair,) = cycles.list_pairs(made.row.id)
    foreign = bring_in(made, words("Van een ander koppel."))

    assert cycles.list_cards(made.row.id, pair_id=pair.id) == []
    with pytest.raises(Missing):
        cycles.get_card(made.row, foreign.id, pair=pair)


def test_pair_of_one_side_or_of_strangers_is_refused():
    made = make_cycle()
    row = made.row

    def form(official: int, client: int):
        return lambda: cycles.form_pair(
            row, official_id=official, client_id=client, now=clock.now()
        )

    assert refusal(form(made.client_id, made.official_id)) == "cycle.pair_one_sided"
    assert refusal(form(made.official_id, made.official_id)) == "cycle.pair_one_sided"
    assert refusal(form(made.official_id, 0)) == "cycle.pair_unknown"


def test_link_works_until_it_is_ended_or_renewed():
    made = make_cycle()
    pair = cycle_room.form_pair(made)
    first = links.address(pair)

    with unit_of_work():
        links.give(pair)
    second = links.address(pair)
    with unit_of_work():
        links.end(pair)
    third = links.address(pair)
    with unit_of_work():
        links.give(pair)

    found = [links.find_pair(address.rsplit("/", 1)[1]) for address in (first, second)]
    assert (found, third) == ([None, None], None)
    assert len({first, second, links.address(pair)}) == 3
    assert links.find_pair(links.address(pair).rsplit("/", 1)[1]).id == pair.id


def test_pair_that_brought_in_a_card_stays():
    made = make_cycle(Stage.COLLECT)
    (pair,) = cycles.list_pairs(made.row.id)
    bring_in(made, pair=pair)

    assert refusal(lambda: cycles.remove_pair(pair.id)) == "cycle.pair_has_cards"


def test_second_press_on_go_on_changes_nothing():
    made = make_cycle(Stage.COLLECT)
    bring_in(made)

    for _ in range(2):
        with unit_of_work():
            cycles.go_on(made.programme_id, from_stage=Stage.COLLECT, now=clock.now(), today=TODAY)

    assert made.row.stage is Stage.BUNDLE


def test_theme_keeps_its_cards_and_lets_go_of_them():
    made = make_cycle(Stage.BUNDLE)
    theme = cycle_room.bundle(made)
    assert theme.values == ["gekend zijn", "rust"]
    assert cycles.apart(cycles.list_cards(made.row.id), made.themes) == []

    with unit_of_work():
        cycles.remove_theme(made.row, theme.id)

    assert len(cycles.apart(cycles.list_cards(made.row.id), made.themes)) == 1


def test_theme_that_a_group_thought_about_stays():
    made = make_cycle(Stage.OWN)
    cycle_room.tell(made, Side.COUNCIL, "Wij willen niet wachten.")
    with unit_of_work():
        cycles.go_back(made.programme_id, from_stage=Stage.OWN)

    remove = lambda: cycles.remove_theme(made.row, made.themes[0].id)  # noqa: E731

    assert refusal(remove) == "cycle.theme_in_use"


def test_cycle_takes_as_many_queries_for_many_cards_as_for_one(queries):
    made = make_cycle(Stage.BUNDLE)
    cycle_room.bundle(made)

    def cost() -> int:
        db.session.expire_all()
        row = made.row
        queries.clear()
        cycles.look(row)
        for card in cycles.list_cards(row.id):
            assert card.said
        for theme in cycles.list_themes(row.id):
            assert theme.told
        cycles.follow(row, today=TODAY)
        return len(queries)

    one = cost()
    for number in range(3):
        bring_in(made, words(f"Verhaal {number}."))
        cycle_room.bundle(made, title=f"Bundel {number}")

    assert cost() == one
