"""Walk every address of the application, for the things that are there."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from dialoog.storage import ACROSS_ORGANISATIONS, Base, db

# What an address asks for, and the table in which one is found.
TABLES = {
    "programme_id": "programme",
    "person_id": "person",
    "meeting_id": "meeting",
    "block_id": "block",
    "table_id": "meeting_table",
    "invitation_id": "invitation",
    "contribution_id": "contribution",
    "agreement_id": "agreement",
    "action_id": "action",
    "task_id": "task",
    "advice_id": "advice",
    "message_id": "message",
    "check_id": "check_round",
    "answer_id": "check_answer",
    "delivery_id": "delivery",
    "group_id": "stakeholder_group",
    "user_id": "user_account",
    "feed_id": "feed",
    "signal_id": "signal",
    "pair_id": "cycle_pair",
    "card_id": "experience_card",
    "theme_id": "cycle_theme",
    "update_id": "planned_update",
    "showing_id": "showing",
    "correction_id": "correction",
    "cluster_id": "cluster",
    "import_id": "list_import",
}
OPEN_TO_ALL = {"everybody"}


def mapped() -> dict[str, type[Base]]:
    """Give the row class of each table."""
    return {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


def numbers(app: Flask) -> dict[str, list[int]]:
    """Give some rows for each thing that an address can ask for."""
    found = {}
    for name, table in TABLES.items():
        query = select(mapped()[table].id).order_by(mapped()[table].id).limit(400)
        found[name] = list(
            db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalars()
        )
    return found


def protected(app: Flask, method: str) -> list:
    """Give the rules that only members may use."""
    return [
        rule
        for rule in app.url_map.iter_rules()
        if method in rule.methods
        and rule.endpoint != "static"
        and app.view_functions[rule.endpoint].open_to not in OPEN_TO_ALL
    ]


def addresses(app: Flask, rule, rows: dict[str, list[int]], *, most: int) -> list[str]:
    """Give up to ``most`` addresses of one rule; a thing that doesn't fit answers 404."""
    unknown = rule.arguments - set(rows)
    if unknown:
        return []
    adapter = app.url_map.bind("localhost")
    made = []
    for turn in range(most):
        values = {}
        for name in rule.arguments:
            if turn >= len(rows[name]):
                return made
            values[name] = rows[name][turn]
        made.append(adapter.build(rule.endpoint, values))
        if not rule.arguments:
            break
    return made
