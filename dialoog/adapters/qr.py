"""Square codes for on a screen; on paper they are drawn by ``pdf.shapes``."""

from __future__ import annotations

import segno


def qr_picture(url: str) -> str:
    """Give a square code that leads to ``url`` as an address of an image: the image itself."""
    return segno.make(url, error="m", micro=False).svg_data_uri(scale=4, border=4)
