"""Photos that people send: drawn anew, so that nothing but the picture itself is kept."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from dialoog.domain.refusal import Refused

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
LONGEST_SIDE = 1600
SHORTEST_SIDE = 16
MOST_PIXELS = 50_000_000
MOST_BYTES = 10 * 1024 * 1024
QUALITY = 82
PAPER = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG without any data about where, when or with what it was made."""

    content: bytes
    width: int
    height: int


def clean(content: bytes) -> Picture:
    """Give a picture drawn anew, or refuse: not a picture, broken, moving, or far too large.

    It is turned upright, made small enough for a screen and a page, and loses all metadata, the
    place where it was taken included.
    """
    if len(content) > MOST_BYTES:
        raise Refused("picture.too_large", most=MOST_BYTES // 1024 // 1024)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _redraw(content)
    except UnidentifiedImageError:
        raise Refused("picture.unknown") from None
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError):
        raise Refused("picture.broken") from None


def _redraw(content: bytes) -> Picture:
    with Image.open(BytesIO(content), formats=FORMATS) as image:
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise Refused("picture.too_large", most=MOST_BYTES // 1024 // 1024)
        if min(width, height) < SHORTEST_SIDE:
            raise Refused("picture.too_small")
        if getattr(image, "n_frames", 1) > 1:
            raise Refused("picture.moves")
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        flat = Image.new("RGB", upright.size, PAPER)
        layer = upright.convert("RGBA")
        flat.paste(layer, mask=layer.getchannel("A"))
    target = BytesIO()
    flat.save(target, "JPEG", quality=QUALITY, optimize=True)
    return Picture(target.getvalue(), *flat.size)
