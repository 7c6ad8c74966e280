"""Read a page as a screen reader does, and say what it lacks."""

from __future__ import annotations

from html.parser import HTMLParser


class Manners(HTMLParser):
    """What a screen reader needs of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.count: dict[str, int] = {}
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.fields: list[dict[str, str | None]] = []
        self.language: str | None = None
        self.title = ""
        self.in_picture = self.in_label = self.in_title = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.in_picture = self.in_picture or tag == "svg"
        if not self.in_picture:
            self.count[tag] = self.count.get(tag, 0) + 1
        if values.get("id"):
            self.ids.append(values["id"] or "")
        self.in_title = tag == "title" and not self.in_picture
        if tag == "html":
            self.language = values.get("lang")
        if tag == "label":
            self.in_label = True
            self.labelled.add(values.get("for") or "")
        is_field = tag in {"input", "select", "textarea"} and not self.in_label
        if is_field and values.get("type") not in {"hidden", "submit", "button"}:
            self.fields.append(values)

    def handle_endtag(self, tag: str) -> None:
        self.in_picture = self.in_picture and tag != "svg"
        self.in_label = self.in_label and tag != "label"
        self.in_title = self.in_title and tag != "title"

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title += data

    def problems(self) -> list[str]:
        """Say what is wrong."""
        wrong = [
            f"{self.count.get(tag, 0)} times {tag}"
            for tag in ("h1", "title", "main")
            if self.count.get(tag, 0) != 1
        ]
        if not self.title.partition(" – ")[0].strip():
            wrong.append("empty title")
        if self.language not in {"nl", "en"}:
            wrong.append("no language")
        wrong += [f"id {i} twice" for i in set(self.ids) if self.ids.count(i) > 1]
        wrong += [
            f"no label for {values.get('name')}"
            for values in self.fields
            if not (values.get("id") and values["id"] in self.labelled)
            and not values.get("aria-label")
            and not values.get("aria-labelledby")
        ]
        return wrong
