"""What every answer tells the browser: trust nothing but this site, keep nothing."""

from __future__ import annotations

from flask import Flask, Response, make_response, request
from flask.typing import ResponseValue

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
WITHOUT_DEVICES = "camera=(), microphone=(), geolocation=()"
WITH_CAMERA = "camera=(self), microphone=(), geolocation=()"


def wipe_device(response: ResponseValue) -> Response:
    """Let the browser forget what this site keeps on the device: notes of tables among it."""
    answer = make_response(response)
    answer.headers["Clear-Site-Data"] = '"storage"'
    return answer


def register(app: Flask, *, secure: bool) -> None:
    """Put the security headers on every answer."""

    @app.after_request
    def add_headers(response: Response) -> Response:
        headers = response.headers
        headers.setdefault("Content-Security-Policy", POLICY)
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("X-Frame-Options", "DENY")
        headers.setdefault("Referrer-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("Permissions-Policy", WITHOUT_DEVICES)
        if secure:
            headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        if not request.path.startswith("/static/"):
            headers.setdefault("Cache-Control", "no-store")
        return response
