"""How the commands speak: data as UTF-8 on standard output, words on standard error, errors as sentences."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import NoReturn, ParamSpec, TypeVar

import click

P = ParamSpec("P")
R = TypeVar("R")


def fail(message: str) -> NoReturn:
    """Say what is wrong with the call, and end with 2."""
    from pmwizard.drafts.errors import printable

    click.echo("\n".join(map(printable, f"pmwizard: {message}".split("\n"))), err=True)
    sys.exit(2)


def spoken(command: Callable[P, R]) -> Callable[P, R]:
    """Tell the errors of drafts, settings and templates as sentences."""

    @wraps(command)
    def speaking(*args: P.args, **options: P.kwargs) -> R:
        from pmwizard.drafts.errors import ToldError

        try:
            return command(*args, **options)
        except ToldError as error:
            fail(str(error))
        except BrokenPipeError:
            give_up_output()
            sys.exit(0)
        except OSError as error:
            give_up_output()
            fail(f"{error.filename or 'the output'} cannot be used: {error.strerror or error}.")

    return speaking


def give_up_output() -> None:
    """Let standard output lead nowhere, for what is left in it Python would try to write once more at exit."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def open_streams() -> None:
    """Speak UTF-8 whatever the locale; a stream that the caller closed leads nowhere."""
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, io.TextIOWrapper(io.BytesIO()))
        elif isinstance(stream, io.TextIOWrapper) and name != "stdin":
            # A file name that is no text stays a valid escape, in JSON too.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write_out(text: str) -> None:
    """Write to standard output the bytes a file would get, whatever the locale."""
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()
