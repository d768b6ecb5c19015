"""Errors as exit statuses: 0 ok, 1 nothing usable, 2 usage, 4 authentication, 73 output, 74 I/O, 75 quota or cost."""

import functools
import os
import sys
from collections.abc import Callable
from typing import ParamSpec

import typer

from summarizer.errors import (
    AuthenticationError,
    ConfigurationError,
    CostLimitError,
    OutputError,
    QuotaError,
    RateLimitError,
    SlackChannelError,
    SlackRateLimitError,
    SlackTokenError,
    StorageError,
    SummarizerError,
)

P = ParamSpec("P")


def exits_with_our_codes(command: Callable[P, None]) -> Callable[P, None]:
    """Turn our errors into one message on stderr, with advice, and the contract's exit status."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except SummarizerError as error:
            typer.echo(f"summarizer: {_printable(error.message)} [{error.code}]", err=True)
            if error.advice:
                typer.echo(f"  {_printable(error.advice)}", err=True)
            raise typer.Exit(_status(error)) from None
        except BrokenPipeError:
            # The reader of our output has gone (`| head`): say nothing, and keep Python from flushing into it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except OSError as error:
            # The inputs' errors are ArticleErrors; what is left is our output: a full disk, a broken device.
            typer.echo(f"summarizer: the output cannot be written: {error.strerror} [io]", err=True)
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(74) from None

    return run


_STATUSES: dict[type[SummarizerError], int] = {
    ConfigurationError: 2,
    AuthenticationError: 4,
    OutputError: 73,
    StorageError: 74,
    QuotaError: 75,
    RateLimitError: 75,
    CostLimitError: 75,
    SlackChannelError: 2,
    SlackTokenError: 4,
    SlackRateLimitError: 75,
}


def _status(error: SummarizerError) -> int:
    return next((status for kind, status in _STATUSES.items() if isinstance(error, kind)), 1)


def _printable(text: str) -> str:
    """Return text without characters that a terminal would act on."""
    return "".join(character if character.isprintable() else " " for character in text)
