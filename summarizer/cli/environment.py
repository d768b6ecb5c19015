"""The settings of the environment."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.settings import Settings


def read_settings() -> "Settings":
    """Return the settings of the environment; a value that does not fit ends with exit status 2 and its name."""
    from pydantic import ValidationError  # noqa: PLC0415

    from summarizer.errors import ConfigurationError  # noqa: PLC0415
    from summarizer.settings import Settings  # noqa: PLC0415

    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise ConfigurationError(f"the setting {name}: {first['msg']}", advice="See docs/endpoints.md.") from None
