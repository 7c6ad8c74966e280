"""Who sits in which circle, and how the phones of the outer circle come in."""

from __future__ import annotations

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from dialoog.adapters.qr import qr_picture
from dialoog.services import mirror
from dialoog.services.live.devices import Purpose, device_link
from dialoog.web.live.blueprint import guides
from dialoog.web.mirror.blueprint import bp


@bp.get("/tafels/<id:table_id>/kringen")
@guides
def circles(table: Any) -> ResponseReturnValue:
    """Show the two circles, and the link with which listeners come in."""
    conversation = mirror.look(table)
    link = device_link(conversation.circles.inner.id, Purpose.LISTEN)
    return render_template(
        "mirror/circles.html",
        table=table,
        conversation=conversation,
        places=mirror.get_places(conversation.circles),
        link=link,
        picture=qr_picture(link),
    )
