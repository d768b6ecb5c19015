"""Settings of a run, from arguments and the environment."""

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

Mode = Literal["auto", "tools", "json_schema", "json"]


class Settings(BaseSettings):
    """How to reach a model and what one article may cost; arguments win over the environment.

    Environment: `SUMMARIZER_<NAME>`; also OPENAI_API_KEY, OPENAI_BASE_URL, AZURE_OPENAI_ENDPOINT,
    AZURE_OPENAI_API_KEY and OPENAI_API_VERSION.
    """

    model_config = SettingsConfigDict(env_prefix="SUMMARIZER_", frozen=True, extra="ignore", populate_by_name=True)

    model: str | None = None
    base_url: str | None = Field(default=None, validation_alias=AliasChoices("SUMMARIZER_BASE_URL", "OPENAI_BASE_URL"))
    api_key: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("SUMMARIZER_API_KEY", "OPENAI_API_KEY")
    )
    azure_endpoint: str | None = Field(default=None, validation_alias="AZURE_OPENAI_ENDPOINT")
    azure_api_key: SecretStr | None = Field(default=None, validation_alias="AZURE_OPENAI_API_KEY")
    azure_api_version: str | None = Field(default=None, validation_alias="OPENAI_API_VERSION")
    mode: Mode = "auto"
    repair: Literal["auto", "never"] = "auto"
    prompt: str = "summary.v1"
    deadline_seconds: Annotated[float, Field(gt=0)] = 120.0
    max_output_tokens: Annotated[int, Field(ge=256)] = 8_000
    max_requests: Annotated[int, Field(ge=1)] | None = None
    window_requests: Annotated[int, Field(ge=1, le=4)] = 4
    window_characters: Annotated[int, Field(ge=1_000)] = 12_000
    requests_per_minute: Annotated[int, Field(ge=1)] | None = None
    tokens_per_minute: Annotated[int, Field(ge=1)] | None = None
    max_reply_bytes: Annotated[int, Field(ge=10_000)] = 4_000_000
    local_model: Path | None = None
    local_threads: Annotated[int, Field(ge=1)] = 2

    @property
    def names_an_endpoint(self) -> bool:
        """Tell whether these settings say where a model is: a key, a base URL, or an Azure resource."""
        return any((self.api_key, self.base_url, self.azure_endpoint))

    def with_endpoint(self, base_url: str, api_key: str, model: str) -> Self:
        """Return the settings for an endpoint of our own that takes JSON schemas, every question one request."""
        changed = {"base_url": base_url, "api_key": SecretStr(api_key), "model": model, "mode": "json_schema"}
        return self.model_copy(update={**changed, "azure_endpoint": None})
