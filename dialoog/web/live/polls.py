"""Answer at the door that nothing has changed: most of what tablets ask, every few seconds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dialoog.services.live import Unchanged

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# The places whose marks can't be guessed.
PLACES = re.compile(r"/tafels/\d+/stand|/bijeenkomsten/\d+/zaal/stand")
ANSWERED = ("200", "304")


class UnchangedPolls:
    """Stands before the pages: what is certainly unchanged is answered here, the rest goes on."""

    def __init__(self, pages: WSGIApplication, unchanged: Unchanged) -> None:
        self._pages = pages
        self._unchanged = unchanged

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        place = environ["PATH_INFO"]
        if environ["REQUEST_METHOD"] != "GET" or not PLACES.fullmatch(place):
            return self._pages(environ, start_response)
        stamp, mark = self._unchanged.stamp(), environ.get("HTTP_IF_NONE_MATCH", "")
        if self._unchanged.holds(place, mark, stamp=stamp):
            headers = [("ETag", mark), ("Cache-Control", "no-store"), ("Vary", "Cookie")]
            start_response("304 NOT MODIFIED", headers)
            return []

        def learn(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            if status.startswith(ANSWERED):
                self._unchanged.learn(place, dict(headers).get("ETag", ""), stamp=stamp)
            return start_response(status, headers, *rest)

        return self._pages(environ, learn)
