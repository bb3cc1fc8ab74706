"""The one door in and out: where an error becomes a message and an exit code."""

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from io import StringIO, TextIOWrapper

import click

from dibao.archive import notices
from dibao.cli.screen import say, visible
from dibao.errors import DibaoError, DiskError, Terminated, UsageError

REPORT = "Please report this line and the command to the project's issue tracker."
INTERRUPTED = 130  # 128 + SIGINT, as shells report it


# In the order of the work, not of the alphabet: the module in this package that holds
# a command, and its name there. A search imports no other: cold, it takes .224 s of CPU
# where it took .240 (median of 16 each, in turns).
COMMANDS = {
    # pages in
    "ingest": ("ingest", "ingest"),
    "problems": ("problems", "problems"),
    "set": ("set", "set_"),
    # to read
    "search": ("search", "search"),
    "show": ("show", "show"),
    "serve": ("serve", "serve"),
    "info": ("info", "info"),
    # to keep
    "verify": ("verify", "verify"),
    "backup": ("backup", "backup"),
    "publish": ("publish", "publish"),
    "export": ("export", "export"),
    "import": ("import_", "import_"),
    "rebuild": ("rebuild", "rebuild"),
    # without an archive
    "clean": ("clean", "clean"),
}


class Door(click.Group):
    """A command group that ends with the exit codes of ``dibao.errors``."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now; None where there is none of this name."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, name = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"dibao.cli.{module}"), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command asked for; of a name that is none, the nearest is said."""
        if args[0] not in COMMANDS:
            from difflib import get_close_matches  # a search does not wait for it

            for near in get_close_matches(args[0], COMMANDS, n=1):
                ctx.fail(f"No such command {args[0]!r}. Did you mean {near!r}?")
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Return what is left for the subcommand; speak UTF-8 from here on."""
        speak_utf8()
        with exit_codes(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Return what the subcommand returns, or leave with its exit code."""
        with exit_codes(ctx), ending(), notices.heard_by(notice):
            return super().invoke(ctx)


@contextmanager
def ending() -> Iterator[None]:
    """Let SIGTERM end what is done inside as Ctrl-C does: in order, and saying so."""

    def stop(*_: object) -> None:
        raise Terminated

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def exit_codes(ctx: click.Context) -> Iterator[None]:
    """Turn whatever is raised inside into one line on stderr and an exit code."""
    try:
        yield
    except click.UsageError as error:
        said = StringIO()
        error.show(said)
        click.echo(
            "\n".join(map(visible, said.getvalue().split("\n"))), err=True, nl=False
        )
        ctx.exit(UsageError.exit_code)  # click would end with 2
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except DibaoError as error:
        complain(str(error))
        ctx.exit(error.exit_code)
    except KeyboardInterrupt as stop:
        complain("interrupted")
        ctx.exit(getattr(stop, "exit_code", INTERRUPTED))
    except Exception as error:
        if is_closed_pipe(error) or os.environ.get("DIBAO_DEBUG"):
            raise  # click ends quietly when the reader of a pipe has gone
        ctx.exit(unforeseen(error))


def unforeseen(error: Exception) -> int:
    """Say what nobody reckoned with; return the exit code."""
    if isinstance(error, OSError):  # the system's word, and no bug of ours
        complain(refusal(error))
        return DiskError.exit_code
    complain(f"a bug in dibao: {type(error).__name__}: {error}")
    click.echo(f"{REPORT} DIBAO_DEBUG=1 shows more.", err=True)
    return DibaoError.exit_code


def refusal(error: OSError) -> str:
    """Return what the system did not let us do, where, and what to look at."""
    where = os.fsdecode(error.filename) if error.filename else "input or output"
    return (
        f"{where}: {error.strerror or error}. Look at the name, at the rights of the "
        f"file and of the folders above it, and at the disk."
    )


def complain(message: str) -> None:
    """Say on stderr what went wrong."""
    say(f"{click.style('dibao:', fg='red')} {visible(message)}")


def notice(message: str) -> None:
    """Say on stderr what was done that nobody asked for."""
    click.echo(message, err=True)


def is_closed_pipe(error: Exception) -> bool:
    """Return whether nobody reads our output any more."""
    return isinstance(error, OSError) and error.errno == errno.EPIPE


def speak_utf8() -> None:
    """Write UTF-8 whatever the system's code page; what cannot be written, escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
