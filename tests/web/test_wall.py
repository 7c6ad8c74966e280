"""The pages of Adviesvangers: for who leads the table, and for people's own phones."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from dialoog.services import wall
from tests.factories import NOW
from tests.live_room import do
from tests.wall_room import choosing, chosen, join_link, look, make_wall, shown

ID = "22222222-2222-4222-8222-22222222222"


def photo():
    target = BytesIO()
    Image.new("RGB", (60, 40), "green").save(target, "PNG")
    return target.getvalue()


def test_ideas_stay_hidden_until_they_are_shown(client, as_facilitator):
    room = make_wall(guide=as_facilitator)
    link, address = join_link(room), f"/tafels/{room.table_id}/plakwand"

    sent = client.post(
        link, data={"client_id": f"{ID}1", "text": "Een vaste hulp."}, follow_redirects=True
    )
    silent = as_facilitator.get(address).text
    as_facilitator.post(f"{address}/tonen")
    open_ = as_facilitator.get(address).text

    assert "Uw idee is binnen." in sent.text
    assert [("Een vaste hulp." in page) for page in (sent.text, silent, open_)] == [
        False,
        False,
        True,
    ]
    assert "<b>1</b> idee" in silent


def test_an_empty_idea_is_refused_at_the_field(client):
    answer = client.post(join_link(make_wall()), data={"client_id": f"{ID}2", "text": ""})

    assert (answer.status_code, "Schrijf eerst uw idee." in answer.text) == (422, True)


def test_a_name_in_an_idea_is_asked_about(client, as_facilitator):
    room = make_wall(guide=as_facilitator)

    for number, (browser, address) in enumerate(
        ((client, join_link(room)), (as_facilitator, f"/tafels/{room.table_id}/plakwand"))
    ):
        idea = {"client_id": f"{ID}{number}", "text": "Laat mevrouw Jansen bellen."}
        asked = browser.post(address, data=idea)
        browser.post(address, data={**idea, "no_name": "y"})
        assert (asked.status_code, "Staat hier een naam?" in asked.text) == (422, True)
        assert "Laat mevrouw Jansen bellen.</textarea>" in asked.text
        assert 'name="no_name"' in asked.text

    assert len(look(room).ideas) == 2


def test_a_phone_waits_before_the_ideas_and_after_the_day(client):
    assert "Nog even wachten" in client.get(join_link(make_wall(at=0))).text
    assert client.get(join_link(make_wall())[:-1] + "!").status_code == 404


def test_ideas_are_put_together_with_boxes_and_a_name(as_facilitator):
    room = shown(make_wall(guide=as_facilitator, ideas=3))
    address = f"/tafels/{room.table_id}/groepen"
    first, second, third = (idea.id for idea in look(room).ideas)

    nothing = as_facilitator.post(address, data={"into": 0, "name": "Leeg"})
    unnamed = as_facilitator.post(address, data={"ideas": [first, second], "into": 0, "name": ""})
    made = as_facilitator.post(
        address, data={"ideas": [first, second], "into": 0, "name": "Vast"}, follow_redirects=True
    )

    assert (nothing.status_code, unnamed.status_code) == (422, 422)
    assert f'value="{first}" form="samen" checked' in unnamed.text
    assert "Losse ideeën (1)" in made.text
    cluster_id = look(room).clusters[0].row.id
    as_facilitator.post(f"{address}/{cluster_id}", data={"name": "Vaste hulp"})
    as_facilitator.post(address, data={"ideas": [third], "into": cluster_id, "name": ""})
    assert [(each.row.name, len(each.ideas)) for each in look(room).clusters] == [("Vaste hulp", 3)]


def test_a_name_that_the_group_wrote_is_pointed_out_and_kept(as_facilitator):
    room = chosen(choosing(shown(make_wall(guide=as_facilitator, ideas=2))))
    cluster_id = look(room).top[0].row.id
    table, wrote = f"/tafels/{room.table_id}", "Zoals mevrouw Jansen het doet."
    pages = [f"{table}/groepen", f"{table}/stippen", f"{table}/moodboard"]
    before = [as_facilitator.get(page).text for page in pages]

    do(lambda: setattr(look(room).top[0].row, "name", "Voor mevrouw Jansen"))
    as_facilitator.post(f"{table}/stippen/waarom", data={f"cluster_{cluster_id}": wrote})
    as_facilitator.post(
        f"{table}/moodboard/{cluster_id}",
        data={"line": wrote, "alt": "Een vel", "picture": (BytesIO(photo()), "foto.png")},
    )

    after = [as_facilitator.get(page).text for page in pages]
    asked = "Staat hier een naam?"
    assert [page.count(asked) for page in before] == [0, 0, 0]
    assert [page.count(asked) for page in after] == [1, 1, 2]
    assert wrote in after[2]


def test_dots_from_paper_are_never_too_many_and_stay_typed(as_facilitator):
    room = choosing(shown(make_wall(guide=as_facilitator, ideas=2)), people=2)
    address = f"/tafels/{room.table_id}/stippen/papier"
    first, second = (each.row.id for each in look(room).clusters)

    answer = as_facilitator.post(address, data={f"cluster_{first}": 9, f"cluster_{second}": 4})

    assert answer.status_code == 422
    assert "Samen hebt u er 10: 5 voor ieder." in answer.text
    assert 'value="9"' in answer.text
    as_facilitator.post(address, data={f"cluster_{first}": 6, f"cluster_{second}": 4})
    assert [each.dots for each in look(room).clusters] == [6, 4]


def test_a_phone_has_five_dots(client):
    room = choosing(shown(make_wall(ideas=2)), people=3)
    link = join_link(room)
    first, second = (each.row.id for each in look(room).clusters)

    for _ in range(5):
        page = client.post(f"{link}/stip", data={"groep": first}, follow_redirects=True)
    client.post(f"{link}/stip", data={"groep": second})
    back = client.post(f"{link}/stip", data={"groep": first, "eraf": 1}, follow_redirects=True)

    assert "U hebt nog 0 stippen" in page.text
    assert "U hebt nog 1 stip" in back.text
    assert [each.dots for each in look(room).clusters] == [4, 0]


@pytest.mark.parametrize("people", ["", "0", "x", "101"])
def test_the_number_of_people_must_be_right(as_facilitator, people):
    room = shown(make_wall(guide=as_facilitator, ideas=1))

    answer = as_facilitator.post(f"/tafels/{room.table_id}/stippen/begin", data={"people": people})

    assert answer.status_code == 422
    assert "error-summary" in answer.text


def test_the_top_goes_to_the_answer_board_with_one_click(as_facilitator, as_organiser):
    room = chosen(choosing(shown(make_wall(guide=as_facilitator, ideas=2))))
    address = f"/tafels/{room.table_id}/stippen"
    first = look(room).top[0].row.id
    as_facilitator.post(f"{address}/waarom", data={f"cluster_{first}": "Dat geeft rust."})

    page = as_facilitator.post(f"{address}/antwoordbord", follow_redirects=True)
    advice = as_organiser.get(f"/adviezen/{look(room).top[0].row.advice_id}").text

    assert "2 adviezen staan op het antwoordbord." in page.text
    assert "3 stippen" in advice
    assert "Dat geeft rust." in advice


def test_moodboards_hang_on_screen_and_paper(as_facilitator):
    room = chosen(choosing(shown(make_wall(guide=as_facilitator, ideas=2))))
    cluster_id = look(room).top[0].row.id
    address = f"/tafels/{room.table_id}/moodboard"

    wrong = as_facilitator.post(
        f"{address}/{cluster_id}",
        data={"line": "Zo!", "alt": "", "picture": (BytesIO(b"geen foto"), "foto.jpg")},
    )
    no_photo = as_facilitator.post(
        f"{address}/{cluster_id}",
        data={"line": "Zo!", "alt": "Een vel", "picture": (BytesIO(b"geen foto"), "foto.jpg")},
    )
    made = as_facilitator.post(
        f"{address}/{cluster_id}",
        data={"line": "Zo!", "alt": "Een groen vel", "picture": (BytesIO(photo()), "foto.png")},
        follow_redirects=True,
    )
    picture = as_facilitator.get(f"{address}/{cluster_id}/beeld.jpg")
    paper = PdfReader(BytesIO(as_facilitator.get(f"{address}.pdf").data))

    assert (wrong.status_code, no_photo.status_code) == (422, 422)
    assert "Dit is geen foto die wij kennen." in no_photo.text
    assert 'alt="Een groen vel"' in made.text
    assert (picture.mimetype, picture.data[:2]) == ("image/jpeg", b"\xff\xd8")
    assert len(paper.pages) == 2
    assert "Zo!" in paper.pages[0].extract_text()


def test_a_picture_that_is_too_large_is_refused_at_the_field(as_facilitator):
    room = chosen(choosing(shown(make_wall(guide=as_facilitator, ideas=2))))
    cluster_id = look(room).top[0].row.id
    # Written out, for the browser of the tests leaves files of what is large behind.
    sent = (
        b'--x\r\nContent-Disposition: form-data; name="line"\r\n\r\nZo!\r\n'
        b'--x\r\nContent-Disposition: form-data; name="alt"\r\n\r\nEen vel\r\n'
        b'--x\r\nContent-Disposition: form-data; name="picture"; filename="foto.png"\r\n\r\n'
    )

    answer = as_facilitator.post(
        f"/tafels/{room.table_id}/moodboard/{cluster_id}",
        data=sent + photo() + bytes(10 * 1024 * 1024) + b"\r\n--x--\r\n",
        content_type="multipart/form-data; boundary=x",
    )

    assert answer.status_code == 422
    assert "Het mag hoogstens 10 MB zijn." in answer.text
    assert 'value="Zo!"' in answer.text


def test_a_picture_is_only_for_who_may_see_the_table(client, as_facilitator, app):
    room = chosen(choosing(shown(make_wall(ideas=2))))
    cluster_id = look(room).top[0].row.id
    do(
        lambda: wall.make_moodboard(
            room.table_id, cluster_id, picture=photo(), line="Zo!", alt="Een vel"
        )
    )
    address = f"/tafels/{room.table_id}/moodboard/{cluster_id}/beeld.jpg"

    assert client.get(address).status_code == 302
    assert as_facilitator.get(address).status_code == 404


def test_the_hall_shows_what_may_be_read(as_organiser):
    room = make_wall(ideas=2)
    address = f"/bijeenkomsten/{room.meeting_id}/plakwand"

    silent = as_organiser.get(address).text
    do(lambda: wall.show(room.table_id, now=NOW))

    assert "Bel als de hulp later komt." not in silent
    assert "Bel als de hulp later komt." in as_organiser.get(address).text
