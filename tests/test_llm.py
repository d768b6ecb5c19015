"""One question to a good server: what goes over the wire, what comes back, what it costs, and the pure rules below."""

import asyncio
import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, SecretStr

from summarizer.draft import Draft
from summarizer.errors import AuthenticationError, ConfigurationError
from summarizer.llm import OpenAIModel, list_models, open_model, probe
from summarizer.llm.completion import Tokens
from summarizer.llm.failures import retry_after
from summarizer.llm.pricing import cost_of
from summarizer.llm.rejection import MAX_MESSAGE, presentable, read_rejection
from summarizer.llm.reply_text import json_text
from summarizer.llm.schema import closed, wire_schema
from summarizer.model import Budget, Request
from summarizer.settings import Settings
from tests.servers import steps
from tests.servers.bench import ARTICLE, CANARY, MESSAGES, TOWN, Town, bench, question, settings_for
from tests.servers.fake import serving

MODES = ["json_schema", "tools", "json"]
GOOD = steps.answers(TOWN)
NO_ENVIRONMENT = Settings().model_copy(
    update={"model": None, "base_url": None, "api_key": None, "azure_endpoint": None, "azure_api_key": None}
)


@pytest.mark.parametrize("mode", MODES)
async def test_a_good_answer_comes_back_typed_after_one_request(mode: str) -> None:
    async with bench(GOOD, mode=mode) as at:
        reply = await at.reply()

    assert reply.value == Town(name="Elsewhere", houses=250)
    assert reply.model == "some-model"
    assert at.modes == [mode]
    assert reply.parameters == {"temperature": 0, "max_output_tokens": 500, "mode": mode}
    assert (reply.usage.requests, reply.usage.input_tokens, reply.usage.output_tokens) == (1, 10, 5)


@pytest.mark.parametrize("mode", MODES)
async def test_the_article_goes_out_as_it_is(mode: str) -> None:
    async with bench(GOOD, mode=mode) as at:
        await at.reply()
    sent = at.server.requests[0].body["messages"]

    assert sent[1] == {"role": "user", "content": ARTICLE}
    assert sent[0]["content"].startswith(MESSAGES[0].content)
    assert len(sent) == 2


@pytest.mark.parametrize("mode", MODES)
async def test_template_marks_of_an_article_are_not_rendered(mode: str) -> None:
    async with bench(GOOD, mode=mode) as at:
        messages = (MESSAGES[0], type(MESSAGES[1])("user", "  {{ 7*7 }} {# x #} {{"))
        await at.model.ask(Request(messages, Town, 500, Budget(4, 10.0)))

    assert at.server.requests[0].body["messages"][1]["content"] == "  {{ 7*7 }} {# x #} {{"


async def test_the_wire_schema_is_what_json_schema_mode_sends_strictly() -> None:
    async with bench(GOOD, mode="json_schema") as at:
        await at.reply()
    sent = at.server.requests[0].body["response_format"]["json_schema"]

    assert sent == {"name": "Town", "strict": True, "schema": wire_schema(Town)}


async def test_the_wire_schema_is_what_tools_mode_sends_strictly() -> None:
    async with bench(GOOD, mode="tools") as at:
        await at.reply()
    body = at.server.requests[0].body
    function = body["tools"][0]["function"]

    assert len(body["tools"]) == 1
    assert function["strict"] is True
    assert {**function["parameters"], "description": function["description"]} == wire_schema(Town)
    assert body["tool_choice"] == {"type": "function", "function": {"name": function["name"]}}


async def test_json_mode_puts_the_schema_behind_the_system_message() -> None:
    async with bench(GOOD, mode="json") as at:
        await at.reply()
    body = at.server.requests[0].body
    schema = body["messages"][0]["content"].splitlines()[-1]

    assert json.loads(schema) == wire_schema(Town)
    assert body["response_format"] == {"type": "json_object"}


async def test_choices_close_string_fields_in_json_schema_mode_only() -> None:
    choices = {"name": ("Elsewhere", "Nowhere"), "mayor": ("A", "B")}
    async with bench(GOOD, mode="json_schema") as at:
        await at.reply(question(choices=choices))
    properties = at.server.requests[0].body["response_format"]["json_schema"]["schema"]["properties"]

    assert properties["name"]["enum"] == ["Elsewhere", "Nowhere"]
    assert properties["mayor"]["anyOf"] == [{"type": "string", "enum": ["A", "B"]}, {"type": "null"}]
    assert "enum" not in properties["houses"]
    assert "enum" not in wire_schema(Town)["properties"]["name"]  # type: ignore[index]


async def test_two_questions_of_one_process_send_the_same_bytes() -> None:
    async with bench(GOOD) as at:
        await at.reply()
        await at.reply()
    first, second = at.server.requests

    assert first.raw == second.raw


async def test_many_questions_at_once_each_get_their_own_answer() -> None:
    def echo(exchange: Any) -> None:
        number = int(exchange.seen.body["messages"][1]["content"])
        steps.answers({**TOWN, "houses": number})(exchange)

    async def ask(number: int) -> int:
        messages = (MESSAGES[0], type(MESSAGES[1])("user", str(number)))
        reply = await at.model.ask(Request(messages, Town, 500, Budget(4, 20.0)))
        return reply.value.houses

    async with bench(echo) as at:
        answers = await asyncio.gather(*(ask(number) for number in range(40)))

    assert answers == list(range(40))


async def test_the_cost_is_that_of_the_models_price_list() -> None:
    usage = {"prompt_tokens": 1_000_000, "completion_tokens": 1_000_000}
    async with bench(steps.answers(TOWN, usage=usage)) as at:
        reply = await at.reply()
        free = OpenAIModel(settings_for(at.server), is_free=True)
        local = await free.ask(question())
        await free.aclose()

    assert reply.usage.cost is None  # an address that is in no price list
    assert local.usage.cost == 0.0
    assert local.usage.input_tokens == 1_000_000


def test_known_prices_are_applied_offline() -> None:
    tokens = Tokens(input=1_000_000, output=1_000_000, cached=0)

    assert cost_of(tokens, "gpt-4o-mini", "https://api.openai.com/v1/") == pytest.approx(0.75)
    assert cost_of(tokens, "gpt-4o-mini", "http://localhost:11434/v1/") is None
    assert cost_of(tokens, "no-such-model", "https://api.openai.com/v1/") is None


def test_a_model_without_a_name_is_a_configuration_error_with_advice() -> None:
    settings = NO_ENVIRONMENT.model_copy(update={"api_key": SecretStr(CANARY)})
    with pytest.raises(ConfigurationError) as caught:
        open_model(settings)

    assert "SUMMARIZER_MODEL" in caught.value.advice


def test_no_endpoint_is_a_configuration_error_that_names_three_ways_out() -> None:
    with pytest.raises(ConfigurationError) as caught:
        open_model(NO_ENVIRONMENT.model_copy(update={"model": "m"}))

    assert "summarizer-news[local]" in caught.value.advice
    assert "OPENAI_BASE_URL=http://localhost:11434/v1" in caught.value.advice
    assert "OPENAI_API_KEY" in caught.value.advice


async def test_an_endpoint_without_a_key_is_asked_without_one() -> None:
    async with bench(GOOD, api_key=None) as at:
        await at.reply()

    assert at.server.requests[0].headers["authorization"] == "Bearer no-key"


def test_building_a_model_imports_no_vendor() -> None:
    code = (
        "import sys; from summarizer.llm import open_model; from summarizer.settings import Settings;"
        "open_model(Settings(model='m', base_url='http://127.0.0.1:9/v1'));"
        "vendors = {'openai', 'instructor', 'tenacity', 'httpx2', 'genai_prices'};"
        "print(sorted(vendors & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_one_model_serves_one_event_loop_after_the_other() -> None:
    async def ask() -> int:
        reply = await model.ask(question())
        await model.aclose()
        return reply.value.houses

    with serving(GOOD) as server:
        model = OpenAIModel(settings_for(server))
        answers = [asyncio.run(ask()), asyncio.run(ask())]

    assert answers == [250, 250]


async def test_questions_of_one_loop_share_a_connection() -> None:
    connections = set()

    def note(exchange: Any) -> None:
        connections.add(exchange.client_address)
        GOOD(exchange)

    async with bench(note) as at:
        for _ in range(5):
            await at.reply()

    assert len(connections) == 1


MODELS = steps.body({"object": "list", "data": [{"id": "some-model"}, {"id": "another"}, {"id": None}, "x"]})


async def test_the_models_are_listed_sorted() -> None:
    with serving(GOOD) as server:
        server.models = MODELS
        names = await list_models(settings_for(server, model=None))

    assert names == ("another", "some-model")
    assert server.others[0].headers["authorization"] == f"Bearer {CANARY}"


async def test_a_refused_key_is_told_by_the_list_and_by_the_probe() -> None:
    with serving(GOOD) as server:
        server.models = steps.error(401, f"Incorrect API key provided: {CANARY}", code="invalid_api_key")
        with pytest.raises(AuthenticationError):
            await list_models(settings_for(server))
        checks = await probe(settings_for(server))

    assert [(check.what, check.is_good) for check in checks] == [("endpoint answers", True), ("key accepted", False)]
    assert CANARY not in repr(checks)


async def test_the_probe_tells_which_modes_work() -> None:
    def only_tools(exchange: Any) -> None:
        if exchange.seen.mode == "tools":
            steps.answers({"ok": True})(exchange)
        else:
            steps.error(400, "response_format is not supported")(exchange)

    with serving(only_tools) as server:
        server.models = MODELS
        checks = {check.what: check for check in await probe(settings_for(server))}

    assert all(check.is_good for check in checks.values())
    assert checks["modes"].result.startswith("works: tools; json_schema: ")


async def test_the_probe_leaves_the_choice_of_mode_alone() -> None:
    async with bench(steps.answers({"ok": True}), steps.answers({"ok": True}), steps.answers({"ok": True}), GOOD) as at:
        await probe(settings_for(at.server))
        await at.reply()

    assert at.modes == ["json_schema", "tools", "json", "json_schema"]


async def test_the_probe_tells_a_wrong_model_from_a_silent_endpoint() -> None:
    with serving(steps.error(404, "model 'x' not found")) as server:
        server.models = MODELS
        wrong = await probe(settings_for(server, model="x"))
        unnamed = await probe(settings_for(server, model=None))
        silent = await probe(settings_for(server, base_url="http://127.0.0.1:9/v1"))

    assert [(check.what, check.is_good) for check in wrong][1:] == [
        ("key accepted", True),
        ("model answers", False),
        ("modes", False),
    ]
    assert "another, some-model" in wrong[2].result
    assert (unnamed[1].what, unnamed[1].is_good) == ("model named", False)
    assert [(check.what, check.is_good) for check in silent] == [("endpoint answers", False)]


class Odd(BaseModel):
    """A type with everything that the wire schema leaves out."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(default="x", min_length=1, max_length=3, pattern="x", title="T", examples=["y"])
    count: int | None = Field(default=None, ge=1, le=3, description="How many.")


def test_the_wire_schema_requires_all_and_keeps_no_cap() -> None:
    schema = wire_schema(Odd)

    assert schema == {
        "type": "object",
        "description": "A type with everything that the wire schema leaves out.",
        "properties": {
            "text": {"type": "string"},
            "count": {"anyOf": [{"type": "integer"}, {"type": "null"}], "description": "How many."},
        },
        "required": ["text", "count"],
        "additionalProperties": False,
    }


def test_the_draft_on_the_wire_has_its_sections_and_descriptions_and_not_malformed() -> None:
    schema = wire_schema(Draft)

    assert schema["required"] == [name for name in Draft.model_fields if name != "malformed"]
    assert "⟦Nn⟧" in json.dumps(schema, ensure_ascii=False)
    assert "$ref" not in json.dumps(schema)


def test_a_type_that_contains_itself_is_refused() -> None:
    class Tree(BaseModel):
        branches: "list[Tree]"

    with pytest.raises(ValueError, match="contains itself"):
        wire_schema(Tree)


def test_choices_also_close_the_strings_of_a_list() -> None:
    schema: dict[str, object] = {"properties": {"names": {"type": "array", "items": {"type": "string"}}}}

    assert closed(schema, {"names": ("a",)}) == {
        "properties": {"names": {"type": "array", "items": {"type": "string", "enum": ["a"]}}}
    }


@given(st.text(max_size=2_000), st.text(min_size=40, max_size=200))
def test_a_presentable_message_is_one_short_printable_line_without_what_was_sent(noise: str, sent: str) -> None:
    sent = " ".join(sent.split()).strip()
    shown = presentable(f"{noise[:100]} {CANARY} {sent} {noise}", secrets=[CANARY], sent=[sent])

    assert len(shown) <= MAX_MESSAGE
    assert CANARY not in shown
    assert len(sent) < 30 or sent not in shown
    assert "\n" not in shown


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["error", "message", "detail", "code", "type", "param", "loc", "msg", "x"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(json_values)
def test_any_error_body_can_be_read(body: object) -> None:
    rejection = read_rejection(400, body)

    assert isinstance(rejection.message, str)
    assert rejection.words == rejection.words.lower()


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "3"}, 3.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "later"}, None),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after": "Mon, 01 Jan 2001 00:00:00 GMT"}, 0.0),
    ],
)
def test_retry_after_is_read_in_its_three_forms(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers) == seconds


@given(st.dictionaries(st.text(), st.text(), min_size=1))
def test_json_is_found_in_a_fence_and_behind_thoughts_unchanged(value: dict[str, str]) -> None:
    text = json.dumps(value)

    assert json_text(text) == text
    assert json_text(f"<think>I {{wonder}}.</think>\n{text}") == text
    assert json.loads(json_text(f"```json\n{text}\n```")) == value


def test_text_with_two_fences_is_left_alone() -> None:
    text = "```\n{}\n```\nor\n```\n{}\n```"

    assert json_text(text) == text
