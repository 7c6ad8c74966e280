"""The public page as a feed: each answer, what became of it, each better check and the end."""

from __future__ import annotations

from datetime import datetime, time

from flask import Response, abort, request
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from dialoog.adapters.rss import NewsFeed, NewsItem, write_rss
from dialoog.domain.followup import ActionStep
from dialoog.services import clock, links, organisations
from dialoog.services.feedback.news import News, read_news
from dialoog.services.feedback.public import find_published
from dialoog.web.access import public
from dialoog.web.feedback.blueprint import bp
from dialoog.web.words import label


@bp.get("/u-zei-wij-doen/<key>/nieuws.xml")
@public
def news(key: str) -> ResponseReturnValue:
    """Give what is new on a public page as RSS, from the same facts as the page."""
    found = find_published(key)
    if found is None:
        abort(404)
    programme, told_at = found
    organisations.enter(programme.organisation_id)
    language = "en" if request.args.get("taal") == "en" else "nl"
    fresh = read_news(programme, told_at=told_at, today=clock.today())
    with force_locale(language):
        content = write_rss(_feed(fresh, language))
    return Response(content, mimetype="application/rss+xml")


def _feed(told: News, language: str) -> NewsFeed:
    programme = told.programme
    url = links.absolute("feedback.public_page", key=programme.public_key)
    items = [*_answers(told, url), *_actions(told, url), *_checks(told, url), *_end(told, url)]
    return NewsFeed(
        title=_("U zei, wij doen: %(title)s", title=programme.title),
        description=programme.question,
        language=language,
        url=url,
        own_url=links.absolute("feedback.news", key=programme.public_key, taal=language),
        items=sorted(items, key=lambda item: item.at, reverse=True),
    )


def _answers(told: News, url: str) -> list[NewsItem]:
    return [
        NewsItem(
            mark=f"{url}#besluit-{decision.id}",
            title=_(
                "%(title)s: %(answer)s",
                title=advice.title,
                answer=label(decision.answer),
            ),
            text=" ".join(filter(None, (decision.reason, decision.change))),
            url=f"{url}#advies-{advice.id}",
            at=decision.at,
        )
        for advice, decision in told.answers
    ]


def _actions(told: News, url: str) -> list[NewsItem]:
    items = []
    for row in told.steps:
        title, text = _told(row.step, what=row.action.what, reason=row.action.reason)
        mark = f"{url}#stap-{row.id}"
        items.append(NewsItem(mark=mark, title=title, text=text, url=f"{url}#acties", at=row.at))
    return items


def _told(step: ActionStep | None, *, what: str, reason: str) -> tuple[str, str]:
    if step is ActionStep.DROP:
        title = _("Dit gaat niet door: %(what)s", what=what)
        return title, _("De reden: %(reason)s", reason=reason)
    if step is ActionStep.NOTICE:
        return _("Mensen merken het: %(what)s", what=what), _("Dat zeggen mensen die meededen.")
    title = _("Dit is gedaan: %(what)s", what=what)
    return title, _("Wij vragen de mensen die meededen of zij het merken.")


def _checks(told: News, url: str) -> list[NewsItem]:
    last = told.last_round
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


def _end(told: News, url: str) -> list[NewsItem]:
    programme = told.programme
    closed_at = told.closed_at
    if closed_at is None:
        return []
    title = _("Dit traject is gesloten")
    text = _("Genoeg mensen die meededen, zeggen: ja, het is beter.")
    if programme.override_name:
        title = _("Gesloten zonder genoeg ja-antwoorden")
        text = _(
            "%(name)s sloot dit traject. De reden: %(reason)s",
            name=programme.override_name,
            reason=programme.override_reason,
        )
    mark = f"{url}#gesloten-{closed_at:%Y%m%d%H%M%S}"
    return [NewsItem(mark=mark, title=title, text=text, url=f"{url}#beter", at=closed_at)]
