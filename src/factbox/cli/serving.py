"""The page and its users: `serve`, `users`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factbox.cli.app import app
from factbox.cli.options import DEFAULT_LEDGER, FileOption, Places
from factbox.cli.pieces import place_names, say
from factbox.errors import UsageError
from factbox.ledger import open_ledger

users_app = typer.Typer(help="Who may look at the page and who may decide.", no_args_is_help=True)
app.add_typer(users_app, name="users")

UsersFile = Annotated[Path, typer.Argument(help="The file of users.", metavar="FILE")]
Name = Annotated[str, typer.Argument(help="The user's name.")]


@app.command()
def serve(
    ledger: FileOption = Path(DEFAULT_LEDGER),
    places: Places = None,
    host: Annotated[str, typer.Option(help="The address to listen at; one that others reach needs --users.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(help="The port to listen at.", min=0, max=65535)] = 8321,
    users: Annotated[Path | None, typer.Option(help="A file of users, made by `factbox users add`.")] = None,
    cert: Annotated[Path | None, typer.Option(help="A certificate, so that passwords do not travel in the clear.")] = (
        None
    ),
    key: Annotated[Path | None, typer.Option(help="The certificate's private key.")] = None,
) -> None:
    """Open a ledger in the browser: factbox, map, time bar, and the evidence behind every line.

    Example: `factbox serve --ledger kabul.db --places capitals.txt`
    """
    try:
        from factbox.web import serving  # noqa: PLC0415 - an extra, and slow to import
    except ModuleNotFoundError as error:
        raise _not_installed(error) from error
    at = serving.Address(host, port, cert, key)
    serving.check_address(at, users=users is not None)
    with open_ledger(ledger, create=False, tell=say):
        pass  # a ledger that cannot be opened is told before the server starts
    made = serving.make_app(ledger, places=place_names(places), users=users, secure=cert is not None)
    if users and not cert and not serving.is_loopback(host):
        say("passwords travel in the clear: give --cert and --key, or let a server with a certificate stand before")
    say(f"open {at.url} in a browser; stop with Ctrl+C")
    serving.serve(made, at)


@users_app.command("add")
def add(
    file: UsersFile,
    name: Name,
    role: Annotated[str, typer.Option(help="reader, who looks, or reviewer, who decides as well.")] = "reader",
    password: Annotated[
        str, typer.Option(prompt=True, confirmation_prompt=True, hide_input=True, help="Asked for if not given.")
    ] = "",
) -> None:
    """Add a user, or give one a new password and role.

    Example: `factbox users add desk.users ada --role reviewer`
    """
    try:
        from factbox.web.users import add_user  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise _not_installed(error) from error
    add_user(file, name, role, password)
    say(f"{name} is a {role} in {file}")


@users_app.command("remove")
def remove(file: UsersFile, name: Name) -> None:
    """Take a user out.

    Example: `factbox users remove desk.users ada`
    """
    try:
        from factbox.web.users import remove_user  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise _not_installed(error) from error
    remove_user(file, name)
    say(f"{name} is out of {file}, and logged out wherever a server uses it")


@users_app.command("token")
def token(
    file: UsersFile,
    name: Name,
    end: Annotated[bool, typer.Option("--end", help="Let the user's token open nothing any more.")] = False,  # noqa: FBT002
) -> None:
    """Give a user's programs a token, in the place of any earlier one: `Authorization: Bearer TOKEN`.

    Example: `factbox users token desk.users ada`
    """
    try:
        from factbox.web.users import end_token, give_token  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise _not_installed(error) from error
    if end:
        end_token(file, name)
    else:
        typer.echo(give_token(file, name))
        say(f"this is the only time that the token of {name} is shown; {file} has its hash alone")


def _not_installed(error: ModuleNotFoundError) -> UsageError:
    return UsageError(f"the page needs {error.name}; install it with: pip install 'factbox[web]'")
