"""RSS 2.0: what is new on a page, for people who follow it with a reader of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from xml.etree import ElementTree as Xml

ATOM = "http://www.w3.org/2005/Atom"
_NO_XML = {code: None for code in range(32) if chr(code) not in "\t\n\r"} | {
    0xFFFE: None,
    0xFFFF: None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem:
    """One thing that is new; ``mark`` stays the same for the same news."""

    mark: str
    title: str
    text: str
    url: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsFeed:
    """All that is new on one page, the newest first; ``own_url`` is where the feed itself is."""

    title: str
    description: str
    language: str
    url: str
    own_url: str
    items: Sequence[NewsItem]


def write_rss(feed: NewsFeed) -> bytes:
    """Give the feed as XML in UTF-8."""
    Xml.register_namespace("atom", ATOM)
    root = Xml.Element("rss", version="2.0")
    channel = Xml.SubElement(root, "channel")
    _add(channel, "title", feed.title)
    _add(channel, "link", feed.url)
    _add(channel, "description", feed.description)
    _add(channel, "language", feed.language)
    link = {"href": feed.own_url, "rel": "self", "type": "application/rss+xml"}
    Xml.SubElement(channel, f"{{{ATOM}}}link", link)
    for news in feed.items:
        item = Xml.SubElement(channel, "item")
        _add(item, "title", news.title)
        _add(item, "link", news.url)
        _add(item, "description", news.text)
        _add(item, "pubDate", format_datetime(news.at))
        Xml.SubElement(item, "guid", isPermaLink="false").text = news.mark
    return Xml.tostring(root, encoding="utf-8", xml_declaration=True)


def _add(parent: Xml.Element, name: str, words: str) -> None:
    """Add words, without the signs that XML can't hold."""
    Xml.SubElement(parent, name).text = words.translate(_NO_XML)
