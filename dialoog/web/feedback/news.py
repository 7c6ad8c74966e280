"""The public page as a feed: every answer and every better check is one piece of news."""

from __future__ import annotations

from datetime import datetime, time

from flask import Response, abort, request
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from dialoog.adapters.rss import NewsFeed, NewsItem, write_rss
from dialoog.services import clock, links, organisations
from dialoog.services.feedback import public as service
from dialoog.services.feedback.public import ProgrammeRow, PublicPage
from dialoog.web.access import public
from dialoog.web.feedback.blueprint import bp
from dialoog.web.words import label


@bp.get("/u-zei-wij-doen/<key>/nieuws.xml")
@public
def news(key: str) -> ResponseReturnValue:
    """Give what is new on a public page as RSS, from the same facts as the page."""
    found = service.find_published(key)
    if found is None:
        abort(404)
    programme, told_at = found
    organisations.enter(programme.organisation_id)
    language = "en" if request.args.get("taal") == "en" else "nl"
    page = service.read_page(programme, told_at=told_at, today=clock.today())
    with force_locale(language):
        content = write_rss(_feed(programme, page, language))
    return Response(content, mimetype="application/rss+xml")


def _feed(programme: ProgrammeRow, page: PublicPage, language: str) -> NewsFeed:
    url = links.absolute("feedback.public_page", key=programme.public_key)
    items = [*_answers(page, url), *_checks(page, url)]
    return NewsFeed(
        title=_("U zei, wij doen: %(title)s", title=programme.title),
        description=programme.question,
        language=language,
        url=url,
        own_url=links.absolute("feedback.news", key=programme.public_key, taal=language),
        items=sorted(items, key=lambda item: item.at, reverse=True),
    )


def _answers(page: PublicPage, url: str) -> list[NewsItem]:
    return [
        NewsItem(
            mark=f"{url}#besluit-{found.decision.id}",
            title=_(
                "%(title)s: %(answer)s",
                title=found.advice.title,
                answer=label(found.decision.answer),
            ),
            text=" ".join(filter(None, (found.decision.reason, found.decision.change))),
            url=f"{url}#advies-{found.advice.id}",
            at=found.decision.at,
        )
        for found in page.answers
    ]


def _checks(page: PublicPage, url: str) -> list[NewsItem]:
    last = page.last_round
    if last is None:
        return []
    return [
        NewsItem(
            mark=f"{url}#ronde-{last.row.id}",
            title=_("Is het echt beter?"),
            text=label(last.verdict),
            url=f"{url}#beter",
            at=datetime.combine(last.row.closes_on, time(12), tzinfo=clock.ZONE),
        )
    ]
