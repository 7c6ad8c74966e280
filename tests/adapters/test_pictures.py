"""Photos are drawn anew: upright, small enough, without any data; what is no photo is refused."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from dialoog.adapters import pictures
from dialoog.domain.refusal import Refused

ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F
TURNED = 6


def photo(size=(400, 200), *, kind="JPEG", colour="red", mode="RGB", **options) -> bytes:
    target = BytesIO()
    Image.new(mode, size, colour).save(target, kind, **options)
    return target.getvalue()


def with_place() -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED
    exif[MAKER] = "Telefoon van Anna"
    exif.get_ifd(GPS)[1] = "N"
    return photo(exif=exif)


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as caught:
        pictures.clean(content)
    return caught.value.code


def test_nothing_but_the_picture_is_kept():
    content = with_place()
    assert b"Anna" in content

    drawn = pictures.clean(content)

    again = Image.open(BytesIO(drawn.content))
    assert again.format == "JPEG"
    assert not again.getexif()
    assert b"Anna" not in drawn.content
    assert (drawn.width, drawn.height) == again.size == (200, 400)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_common_kinds_become_one(kind):
    assert Image.open(BytesIO(pictures.clean(photo(kind=kind)).content)).format == "JPEG"


def test_what_is_see_through_becomes_white():
    drawn = pictures.clean(photo(kind="PNG", mode="RGBA", colour=(0, 0, 0, 0)))

    assert min(Image.open(BytesIO(drawn.content)).getpixel((5, 5))) > 250


def test_a_large_photo_becomes_small_enough_for_a_screen():
    drawn = pictures.clean(photo((4000, 1000)))

    assert (drawn.width, drawn.height) == (1600, 400)


def moving() -> bytes:
    target = BytesIO()
    first, second = (Image.new("RGB", (50, 50), colour) for colour in ("red", "blue"))
    first.save(target, "GIF", save_all=True, append_images=[second])
    return target.getvalue()


def bomb() -> bytes:
    """A small file that says it is enormous."""
    content = bytearray(photo((64, 64), kind="PNG"))
    content[16:24] = (40_000).to_bytes(4, "big") * 2
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "picture.unknown"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "picture.unknown"),
        (b"<html><script>alert(1)</script>", "picture.unknown"),
        (photo(kind="TIFF"), "picture.unknown"),
        (photo((600, 600))[:900], "picture.broken"),
        (photo((8, 8)), "picture.too_small"),
        (b"x" * (pictures.MOST_BYTES + 1), "picture.too_large"),
    ],
)
def test_what_is_no_photo_is_refused(content, code):
    assert refusal(content) == code


def test_moving_pictures_are_refused():
    assert refusal(moving()) == "picture.moves"


def test_a_bomb_is_refused_before_it_goes_off():
    assert refusal(bomb()) in {"picture.too_large", "picture.broken", "picture.unknown"}
