"""Every dialect is answered: what a vendor refuses is dropped or swapped once, remembered, and paid from the budget."""

import asyncio
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import openai
import pytest
from pydantic import BaseModel, Field, SecretStr

from summarizer.draft import Draft
from summarizer.errors import (
    AuthenticationError,
    ConfigurationError,
    ContentFilterError,
    InvalidReplyError,
    ModelError,
    RequestRejectedError,
)
from summarizer.llm import OpenAIModel
from summarizer.model import Budget, Request
from summarizer.settings import Settings
from tests.servers import steps, vendors
from tests.servers.bench import CANARY, MESSAGES, TOWN, bench, question
from tests.servers.fake import FakeServer, Step


@dataclass(frozen=True)
class Dialect:
    """A vendor, the modes of the requests that the first question takes, and what the last of them holds."""

    step: Step
    modes: list[str]
    sent: dict[str, Any]
    not_sent: tuple[str, ...] = ()
    model: str = "some-model"
    mode: str = "auto"


GOOD = "json_schema"
DIALECTS = {
    "openai": Dialect(vendors.speaking(vendors.strict_schema), [GOOD], {"temperature": 0, "max_tokens": 500}),
    "reasoning model, known by name": Dialect(
        vendors.speaking(vendors.no_max_tokens, vendors.no_temperature, vendors.strict_schema),
        [GOOD],
        {"max_completion_tokens": 25_500},
        ("temperature", "max_tokens"),
        model="o3-mini",
    ),
    "reasoning model, with a name of its own": Dialect(
        vendors.speaking(vendors.no_max_tokens, vendors.no_temperature),
        [GOOD] * 3,
        {"max_completion_tokens": 25_500},
        ("temperature", "max_tokens"),
    ),
    "a model without structured outputs": Dialect(
        vendors.speaking(vendors.no_json_schema, vendors.no_word_json), [GOOD, "tools"], {"temperature": 0}
    ),
    "a model with a small output": Dialect(
        vendors.speaking(vendors.too_many_tokens), [GOOD] * 2, {}, ("max_tokens", "max_completion_tokens")
    ),
    "a small context in vLLM": Dialect(
        vendors.speaking(vendors.vllm_too_many_tokens), [GOOD] * 2, {}, ("max_tokens", "max_completion_tokens")
    ),
    "azure of an old version": Dialect(
        vendors.speaking(vendors.azure_old_version, vendors.azure_no_json_schema),
        [GOOD, GOOD, "tools"],
        {"max_tokens": 25_500},
        ("max_completion_tokens",),
        model="gpt-5",
    ),
    "mistral": Dialect(
        vendors.speaking(vendors.mistral_strict_body),
        [GOOD] * 2,
        {"max_tokens": 25_500},
        ("max_completion_tokens", "seed"),
        model="o3",
    ),
    "vLLM that forbids extras": Dialect(
        vendors.speaking(vendors.vllm_old_strict_body),
        [GOOD] * 2,
        {"max_tokens": 25_500},
        ("max_completion_tokens",),
        model="o3",
    ),
    "fastapi that knows two words less": Dialect(
        vendors.speaking(vendors.fastapi_knows_neither),
        [GOOD, "tools"],
        {"max_tokens": 25_500},
        ("response_format", "max_completion_tokens"),
        model="o3",
    ),
    "a proxy that packs JSON into a string": Dialect(
        vendors.speaking(vendors.proxied_in_a_string), [GOOD, "tools"], {}, ("response_format",)
    ),
    "deepseek": Dialect(vendors.speaking(vendors.deepseek_no_json_schema), [GOOD, "tools"], {}),
    "groq": Dialect(vendors.speaking(vendors.groq_no_json_schema), [GOOD, "tools"], {}),
    "llama-cpp-python": Dialect(vendors.speaking(vendors.llama_cpp_python_no_json_schema), [GOOD, "tools"], {}),
    "llama.cpp without jinja": Dialect(
        vendors.speaking(vendors.llama_cpp_python_no_json_schema, vendors.llama_cpp_no_tools),
        [GOOD, "tools", "json"],
        {"response_format": {"type": "json_object"}},
        ("tools", "tool_choice"),
    ),
    "ollama without tools": Dialect(
        vendors.speaking(vendors.no_json_schema, vendors.ollama_no_tools), [GOOD, "tools", "json"], {}
    ),
    "openrouter without tools": Dialect(
        vendors.speaking(vendors.no_json_schema, vendors.openrouter_no_tools), [GOOD, "tools", "json"], {}
    ),
    "openrouter without forced tools": Dialect(
        vendors.speaking(vendors.openrouter_no_forced_tool), ["tools"] * 2, {"tool_choice": "auto"}, mode="tools"
    ),
    "a server that knows only text": Dialect(
        vendors.speaking(vendors.no_response_format_at_all, vendors.no_tools_at_all),
        [GOOD, "tools", "text"],
        {},
        ("response_format", "tools", "tool_choice"),
    ),
    "lm studio in JSON mode": Dialect(
        vendors.speaking(vendors.lm_studio_no_json_object), ["json", "text"], {}, ("response_format",), mode="json"
    ),
    "a server without strict": Dialect(vendors.speaking(vendors.no_strict), [GOOD] * 2, {}),
}


@pytest.mark.parametrize("name", DIALECTS)
async def test_a_dialect_is_learnt_once_and_then_spoken(name: str) -> None:
    dialect = DIALECTS[name]
    async with bench(dialect.step, model=dialect.model, mode=dialect.mode) as at:
        reply = await at.reply()
        learnt_with = at.modes
        again = await at.reply()
    last = at.server.requests[-1].body

    assert learnt_with == dialect.modes
    assert reply.usage.requests == len(dialect.modes)
    assert again.usage.requests == 1
    assert {name: last[name] for name in dialect.sent} == dialect.sent
    assert not set(dialect.not_sent) & set(last)


async def test_what_cannot_be_learnt_within_the_window_is_probed_with_small_questions() -> None:
    step = vendors.speaking(
        vendors.no_temperature,
        vendors.no_max_tokens,
        vendors.no_strict,
        vendors.no_json_schema,
        vendors.ollama_no_tools,
    )
    async with bench(step) as at:
        request = question()
        reply = await at.reply(request)
    windows = [seen for seen in at.server.requests if MESSAGES[1].content in seen.raw.decode()]

    assert reply.value.houses == 250
    assert len(windows) == request.budget.spent == 4
    assert reply.usage.requests == at.requests == 7
    assert at.modes[-1] == "json"


async def test_questions_asked_at_once_all_learn_the_dialect_within_their_budgets() -> None:
    async with bench(vendors.speaking(vendors.no_max_tokens, vendors.no_temperature)) as at:
        replies = await asyncio.gather(*(at.reply() for _ in range(10)))

    assert {reply.value.houses for reply in replies} == {250}
    assert max(reply.usage.requests for reply in replies) <= 3


async def test_a_mode_that_was_chosen_is_not_left() -> None:
    async with bench(vendors.speaking(vendors.no_json_schema), mode="json_schema") as at:
        error = await at.failure()

    assert type(error) is RequestRejectedError
    assert at.modes == ["json_schema"]


async def test_a_server_that_ignores_the_schema_gets_another_mode_for_the_next_question() -> None:
    prose = steps.message({"role": "assistant", "content": "There is a town."})
    async with bench(prose, prose, steps.answers(TOWN)) as at:
        error = await at.failure()
        reply = await at.reply()

    assert type(error) is InvalidReplyError
    assert at.modes == ["json_schema", "json_schema", "tools"]
    assert reply.parameters["mode"] == "tools"


async def test_an_answer_of_the_right_fields_keeps_the_mode_though_a_value_is_wrong() -> None:
    wrong = steps.answers({**TOWN, "houses": "many"})
    async with bench(wrong, wrong, steps.answers(TOWN)) as at:
        await at.failure()
        await at.reply()

    assert set(at.modes) == {"json_schema"}


async def test_a_mode_that_once_worked_is_kept() -> None:
    bad = steps.answers({})
    async with bench(steps.answers(TOWN), bad, bad, steps.answers(TOWN)) as at:
        await at.reply()
        await at.failure()
        await at.reply()

    assert set(at.modes) == {"json_schema"}


REFUSALS: dict[str, tuple[Step, type[ModelError]]] = {
    "azure filter": (vendors.azure_filter, ContentFilterError),
    "azure key": (vendors.azure_bad_key, AuthenticationError),
    "azure deployment": (vendors.azure_no_deployment, RequestRejectedError),
    "ollama model": (vendors.ollama_no_model, RequestRejectedError),
    "vllm model": (vendors.vllm_no_model, RequestRejectedError),
    "gemini key": (vendors.gemini_bad_key, AuthenticationError),
    "openrouter moderation": (vendors.openrouter_moderation, ContentFilterError),
}


@pytest.mark.parametrize("name", REFUSALS)
async def test_a_vendors_refusal_has_its_name_after_one_request(name: str) -> None:
    step, error_type = REFUSALS[name]
    async with bench(step) as at:
        error = await at.failure()

    assert type(error) is error_type
    assert at.requests == 1
    assert ("'some-model'" in error.message) == (error_type is RequestRejectedError)


async def test_a_failed_generation_is_tried_once_more() -> None:
    async with bench(vendors.groq_failed_generation, steps.answers(TOWN)) as at:
        reply = await at.reply()

    assert reply.usage.requests == 2


async def test_azure_gets_the_deployment_in_the_path_the_version_and_its_own_header() -> None:
    def with_endpoint(server: FakeServer) -> Settings:
        return Settings().model_copy(
            update={
                "model": "my-deployment",
                "azure_endpoint": server.url.removesuffix("/v1"),
                "azure_api_key": SecretStr(CANARY),
                "azure_api_version": "2024-10-21",
                "base_url": None,
            }
        )

    async with bench(vendors.speaking(vendors.strict_schema)) as at:
        model = OpenAIModel(with_endpoint(at.server))
        reply = await model.ask(question())
        await model.aclose()
    seen = at.server.requests[0]

    assert seen.path == "/openai/deployments/my-deployment/chat/completions?api-version=2024-10-21"
    assert seen.headers["api-key"] == CANARY
    assert reply.model == "my-deployment"
    assert "max_completion_tokens" in seen.body


async def test_azure_without_a_version_is_a_configuration_error() -> None:
    settings = Settings().model_copy(update={"model": "d", "azure_endpoint": "http://127.0.0.1:9", "base_url": None})
    with pytest.raises(ConfigurationError, match="API version"):
        await OpenAIModel(settings).ask(question())


async def test_an_injected_azure_client_is_asked_at_its_deployment() -> None:
    def azure(server: FakeServer) -> openai.AsyncAzureOpenAI:
        return openai.AsyncAzureOpenAI(
            azure_endpoint=server.url.removesuffix("/v1"), api_key=CANARY, api_version="2024-10-21", max_retries=5
        )

    async with bench(steps.error(500), client=azure) as at:
        await at.failure()

    assert {seen.path for seen in at.server.requests} == {
        "/openai/deployments/some-model/chat/completions?api-version=2024-10-21"
    }
    assert at.requests == 4


async def test_an_injected_client_keeps_its_headers_and_loses_its_retries() -> None:
    def client(server: FakeServer) -> openai.AsyncOpenAI:
        return openai.AsyncOpenAI(
            base_url=server.url,
            api_key=CANARY,
            max_retries=7,
            default_headers={"x-team": "desk", "x-api-key": "hidden-key-1"},
        )

    async with bench(steps.error(503, "overloaded hidden-key-1"), client=client) as at:
        error = await at.failure()

    assert at.requests == 4
    assert at.server.requests[0].headers["x-team"] == "desk"
    assert "hidden-key-1" not in error.message


@pytest.mark.parametrize("step", [steps.gzip_bomb, steps.body(b"", 307, location="/x")], ids=["bomb", "redirect"])
async def test_the_cap_and_the_redirect_rule_hold_for_an_injected_client(step: Step) -> None:
    def client(server: FakeServer) -> openai.AsyncOpenAI:
        return openai.AsyncOpenAI(base_url=server.url, api_key=CANARY)

    async with bench(step, client=client) as at:
        error = await at.failure()

    assert error.code in ("oversized_reply", "endpoint")
    assert at.requests == 1


async def test_a_synchronous_client_is_a_configuration_error() -> None:
    with openai.OpenAI(base_url="http://127.0.0.1:9/v1", api_key=CANARY) as client:
        model = OpenAIModel(Settings().model_copy(update={"model": "m"}), client=client)  # type: ignore[arg-type]
        with pytest.raises(ConfigurationError, match="not an AsyncOpenAI"):
            await model.ask(question())


async def test_an_injected_client_stays_open_after_the_model_is_closed() -> None:
    def client(server: FakeServer) -> openai.AsyncOpenAI:
        return openai.AsyncOpenAI(base_url=server.url, api_key=CANARY)

    async with bench(steps.answers(TOWN), client=client) as at:
        await at.reply()
        await at.model.aclose()
        reply = await at.reply()

    assert reply.value.houses == 250


class Nested(BaseModel):
    """Everything that strict mode dislikes."""

    kind: Literal["a"] = "a"
    short: Annotated[str, Field(min_length=1, max_length=9, pattern="x")]
    several: Annotated[list[Annotated[int, Field(ge=1, le=3)]], Field(min_length=1, max_length=2)] = []
    maybe: "Nested2 | None" = Field(default=None, description="Beside a reference.")
    again: "Nested2" = Field(description="Another one beside a reference.")


class Nested2(BaseModel):
    """A definition that is used twice."""

    size: float = 1.5


@pytest.mark.parametrize("mode", ["json_schema", "tools"])
@pytest.mark.parametrize("reply_type", [Draft, Nested])
async def test_our_schemas_pass_a_strict_server(reply_type: type[BaseModel], mode: str) -> None:
    async with bench(vendors.speaking(vendors.strict_schema), mode=mode) as at:
        request = Request(MESSAGES, reply_type, 500, Budget(2, 10.0))
        with pytest.raises(InvalidReplyError):  # the answer is about a town, but the schema was taken
            await at.model.ask(request)

    assert at.requests == 2
