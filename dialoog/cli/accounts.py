"""Add organisations and the people who work there, from the command line."""

from __future__ import annotations

import click

from dialoog.app import create_app
from dialoog.domain.accounts import Role
from dialoog.services import accounts, clock, organisations
from dialoog.services.unit_of_work import unit_of_work


@click.group()
def organisation() -> None:
    """Look after the organisations of this installation."""


@organisation.command("add")
@click.argument("name")
@click.option("--mail", required=True, help="The mailbox that sends and reads invitations.")
def organisation_add(name: str, mail: str) -> None:
    """Add an organisation.

    Example: dialoog organisation add "Gemeente Appelveld" --mail dialoog@appelveld.example
    """
    with create_app().app_context(), unit_of_work():
        accounts.create_organisation(name, mail_address=mail, now=clock.now())
    click.echo(f"{name} is there.")


@click.group()
def user() -> None:
    """Look after the people who log in."""


@user.command("add")
@click.argument("email")
@click.argument("name")
@click.option("--organisation", "place", required=True, help="Name of the organisation.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    type=click.Choice([role.value for role in Role]),
)
@click.password_option(help="At least 12 signs; it is asked when left out.")
def user_add(email: str, name: str, place: str, roles: tuple[str, ...], password: str) -> None:
    """Let somebody log in.

    Example: dialoog user add samira@appelveld.example "Samira Bouzid"
    --organisation "Gemeente Appelveld" --role organiser
    """
    with create_app().app_context(), unit_of_work():
        organisation_id = accounts.get_organisation_id(place)
        account = accounts.create_user(email, name, password, now=clock.now())
        with organisations.within(organisation_id):
            for role in roles:
                accounts.give_role(account, Role(role))
    click.echo(f"{name} can log in.")


@user.command("password")
@click.argument("email")
@click.password_option(help="At least 12 signs; it is asked when left out.")
def user_password(email: str, password: str) -> None:
    """Give somebody who lost their password another one.

    Example: dialoog user password samira@appelveld.example
    """
    with create_app().app_context(), unit_of_work():
        accounts.set_password(email, password)
    click.echo(f"{email} has another password; every open session has ended.")
