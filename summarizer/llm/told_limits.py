"""What the headers of a response say of the account's limits, requests and tokens: limit, remaining, reset.

`x-ratelimit-{limit,remaining,reset}-{requests,tokens}` as OpenAI sends them
(https://platform.openai.com/docs/guides/rate-limits#rate-limits-in-headers), of which Azure sends some, with plain
seconds for times. Headers that are absent or odd count as nothing said.
"""

import re
from collections.abc import Callable, Mapping

from summarizer.model import Limit, RateLimits

_TIME = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?")
_UNITS = (86_400.0, 3_600.0, 60.0, 1.0, 0.001)
_LONGEST_DIGITS = 15


def tell_limits(headers: Mapping[str, str], on_limits: Callable[[RateLimits], None] | None) -> None:
    """Tell the caller what a response says of the limits, where it says something and somebody listens."""
    if on_limits is None:
        return
    told = RateLimits(_limit(headers, "requests"), _limit(headers, "tokens"))
    if told != _NOTHING:
        on_limits(told)


def _limit(headers: Mapping[str, str], what: str) -> Limit:
    return Limit(
        _count(headers.get(f"x-ratelimit-limit-{what}")),
        _count(headers.get(f"x-ratelimit-remaining-{what}")),
        _seconds(headers.get(f"x-ratelimit-reset-{what}")),
    )


def _count(value: str | None) -> int | None:
    is_count = value is not None and value.isascii() and value.isdigit() and len(value) <= _LONGEST_DIGITS
    return int(value) if value is not None and is_count else None


def _seconds(value: str | None) -> float | None:
    """Return the seconds of "6m0s", "17ms" or "12.5"."""
    if not value or len(value) > 2 * _LONGEST_DIGITS:
        return None
    found = _TIME.fullmatch(value)
    if found:
        return sum(float(part) * unit for part, unit in zip(found.groups("0"), _UNITS, strict=True))
    is_plain = re.fullmatch(r"\d+(?:\.\d+)?", value)
    return float(value) if is_plain else None


_NOTHING = RateLimits(Limit(), Limit())
