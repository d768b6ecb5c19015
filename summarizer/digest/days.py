"""Date keys: which day a moment belongs to in the edition's time zone, whatever the machine's zone and summer time."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from summarizer.errors import ConfigurationError


def find_zone(name: str) -> ZoneInfo:
    """Return the time zone of an IANA name. Raises ConfigurationError where there is none."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:  # ZoneInfoNotFoundError is a KeyError
        advice = "Give an IANA name such as Europe/Berlin; where the machine has no zones at all, `pip install tzdata`."
        raise ConfigurationError(f"there is no time zone {name!r}", advice=advice) from error


def checked_day(text: str) -> str:
    """Return an ISO date as it is kept. Raises ConfigurationError for anything else."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ConfigurationError(f"{text!r} is no date", advice="Give one as 2026-11-29.") from error


def day_of(published: str | None, zone: ZoneInfo) -> str | None:
    """Return the day of a publication date; None where it cannot be read.

    A date without a time, and a time without a zone, are taken as the edition's own.
    """
    if not published:
        return None
    try:
        return date.fromisoformat(published).isoformat()
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(published)
        return (moment.astimezone(zone) if moment.tzinfo else moment).date().isoformat()
    except (ValueError, OverflowError):
        return None
