"""Every way in which an endpoint can fail: one typed error, a bounded number of requests, in time, without a secret."""

import asyncio
import email.utils
import json
import logging
import time
import traceback
import tracemalloc
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import (
    AuthenticationError,
    BudgetError,
    ContentFilterError,
    DeadlineError,
    EmptyReplyError,
    EndpointError,
    InvalidReplyError,
    ModelError,
    OversizedReplyError,
    QuotaError,
    RateLimitError,
    RefusalError,
    RequestRejectedError,
    TruncatedError,
)
from tests.servers import steps
from tests.servers.bench import ARTICLE, CANARY, TOWN, bench, question
from tests.servers.fake import Step

MODES = ["json_schema", "tools", "json"]
GOOD = steps.answers(TOWN)
BUSY = steps.error(429, "Rate limit reached for some-model", code="rate_limit_exceeded")
QUOTA = steps.error(
    429,
    "You exceeded your current quota, please check your plan and billing details.",
    type="insufficient_quota",
    code="insufficient_quota",
)
LENGTH = steps.answers('{"name": "Elsew', finish_reason="length")
REFUSAL = steps.message({"role": "assistant", "content": None, "refusal": "I cannot help with that."})
FILTERED = steps.message({"role": "assistant", "content": ""}, finish_reason="content_filter")
NO_CALL = steps.message({"role": "assistant", "content": "There is a town called Elsewhere."})
WRONG_CALL = steps.message(
    {
        "role": "assistant",
        "content": None,
        "tool_calls": [{"id": "1", "type": "function", "function": {"name": "run_shell", "arguments": "{}"}}],
    }
)

# name, step that stays for ever, error, requests
FAULTS: dict[str, tuple[Step, type[ModelError], int]] = {
    "429 for ever": (BUSY, RateLimitError, 4),
    "quota": (QUOTA, QuotaError, 1),
    "402": (steps.error(402, "Insufficient credits. Add more using https://openrouter.ai", code=402), QuotaError, 1),
    "401": (steps.error(401, f"Incorrect API key provided: {CANARY}.", code="invalid_api_key"), AuthenticationError, 1),
    "403": (steps.error(403, "Country, region, or territory not supported"), AuthenticationError, 1),
    "404": (steps.error(404, "The model `some-model` does not exist", code="model_not_found"), RequestRejectedError, 1),
    "404 html": (steps.html(404), RequestRejectedError, 1),
    "400": (steps.error(400, "messages: field required"), RequestRejectedError, 1),
    "413": (steps.error(413, "Request too large"), RequestRejectedError, 1),
    "408": (steps.error(408, "timeout"), EndpointError, 4),
    "409": (steps.error(409, "conflict"), EndpointError, 4),
    "500": (steps.error(500, "The server had an error"), EndpointError, 4),
    "500 empty": (steps.body(b"", 500), EndpointError, 4),
    "502 html": (steps.html(502), EndpointError, 4),
    "503": (steps.error(503, "The engine is currently overloaded"), EndpointError, 4),
    "529": (steps.error(529, "Overloaded", type="overloaded_error"), EndpointError, 4),
    "500 that will not be retried": (
        steps.error(500, "no", headers={"x-should-retry": "false"}),
        EndpointError,
        1,
    ),
    "reset": (steps.reset, EndpointError, 4),
    "close": (steps.close, EndpointError, 4),
    "cut body": (steps.cut, EndpointError, 4),
    "garbage": (steps.garbage, EndpointError, 4),
    "bad gzip": (steps.bad_gzip, EndpointError, 4),
    "redirect": (steps.body(b"", 307, location="/elsewhere"), EndpointError, 1),
    "200 html": (steps.html(200), EndpointError, 2),
    "200 empty": (steps.body(b""), EmptyReplyError, 2),
    "200 null": (steps.body(None), EmptyReplyError, 2),
    "200 list": (steps.body([]), EmptyReplyError, 2),
    "200 string": (steps.body("hello"), EmptyReplyError, 2),
    "200 deep": (steps.body(b"[" * 100_000), EndpointError, 2),
    "200 error": (steps.body({"error": {"message": "upstream failed"}}), EndpointError, 4),
    "200 error 429": (steps.body({"error": {"message": "slow down", "code": 429}}), RateLimitError, 4),
    "choices []": (steps.body({"choices": []}), EmptyReplyError, 2),
    "choices null": (steps.body({"choices": None}), EmptyReplyError, 2),
    "choices missing": (steps.body({"id": "x"}), EmptyReplyError, 2),
    "choices of null": (steps.body({"choices": [None]}), EmptyReplyError, 2),
    "message null": (steps.body({"choices": [{"finish_reason": "stop", "message": None}]}), EmptyReplyError, 2),
    "message empty": (steps.message({"role": "assistant", "content": None}), EmptyReplyError, 2),
    "length": (LENGTH, TruncatedError, 1),
    "length with whole JSON": (steps.answers(TOWN, finish_reason="length"), TruncatedError, 1),
    "refusal": (REFUSAL, RefusalError, 1),
    "refusal in parts": (
        steps.message({"role": "assistant", "content": [{"type": "refusal", "refusal": "No."}]}),
        RefusalError,
        1,
    ),
    "content filter": (FILTERED, ContentFilterError, 1),
    "content filter without message": (
        steps.body({"choices": [{"finish_reason": "content_filter"}]}),
        ContentFilterError,
        1,
    ),
    "prose": (steps.message({"role": "assistant", "content": "There is a town."}), InvalidReplyError, 2),
    "bad JSON": (steps.answers('{"name": "Elsewhere", "houses": 250,}'), InvalidReplyError, 2),
    "a list": (steps.answers([TOWN]), InvalidReplyError, 2),
    "missing": (steps.answers({"name": "Elsewhere"}), InvalidReplyError, 2),
    "nulls": (steps.answers({"name": None, "houses": None, "mayor": None}), InvalidReplyError, 2),
    "wrong type": (steps.answers({**TOWN, "houses": "many"}), InvalidReplyError, 2),
    "extra": (steps.answers({**TOWN, "colour": "red"}), InvalidReplyError, 2),
    "NaN": (steps.answers('{"name": "Elsewhere", "houses": NaN, "mayor": null}'), InvalidReplyError, 2),
    "lone surrogate": (
        steps.answers('{"name": "\\ud800", "houses": 250, "mayor": null}'),
        InvalidReplyError,
        2,
    ),
    "lone surrogate, not escaped": (
        steps.answers('{"name": "\ud800", "houses": 250, "mayor": null}'),
        InvalidReplyError,
        2,
    ),
    "20,000 items": (steps.answers({**TOWN, "houses": list(range(20_000))}), InvalidReplyError, 2),
    "2 MB string": (steps.answers({**TOWN, "houses": "9" * 2_000_000}), InvalidReplyError, 2),
    "gzip bomb": (steps.gzip_bomb, OversizedReplyError, 1),
    "too large": (steps.answers("x" * 5_000_000), OversizedReplyError, 1),
}


@pytest.mark.parametrize("name", FAULTS)
async def test_a_fault_ends_in_its_typed_error_within_its_requests_and_tells_no_secret(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    step, error_type, requests = FAULTS[name]
    async with bench(step, mode="json_schema") as at:
        error = await at.failure()
        told = f"{at.model!r} {error!r} {error.advice} {vars(error)} {caplog.text}"
    told += "".join(traceback.format_exception(error))

    assert type(error) is error_type, error
    assert (at.requests, error.requests) == (requests, requests)
    assert error.advice
    assert CANARY not in told
    assert ARTICLE not in told
    assert error.__cause__ is None
    assert error.__context__ is None


async def test_no_vendor_writes_to_the_log_while_we_ask_and_others_keep_theirs(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    async with bench(steps.answers({})) as at:
        await at.failure()
    names = {record.name.partition(".")[0] for record in caplog.records}
    logging.getLogger("httpx2").warning("of somebody else")

    assert names <= {"asyncio", "summarizer"}
    assert caplog.records[-1].message == "of somebody else"


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("step", "error_type"),
    [(REFUSAL, RefusalError), (FILTERED, ContentFilterError), (LENGTH, TruncatedError)],
    ids=["refusal", "filter", "length"],
)
async def test_refusals_filters_and_cuts_cost_one_request_in_every_mode(
    step: Step, error_type: type[ModelError], mode: str
) -> None:
    async with bench(step, mode=mode) as at:
        error = await at.failure()

    assert type(error) is error_type
    assert at.requests == 1


async def test_two_429_and_a_good_answer_make_three_requests() -> None:
    async with bench(BUSY, BUSY, GOOD) as at:
        reply = await at.reply()

    assert reply.usage.requests == at.requests == 3
    assert len(at.waits.seconds) == 2
    assert 0 <= at.waits.seconds[0] <= 0.5
    assert 0 <= at.waits.seconds[1] <= 1.0


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [({"retry-after": "1"}, 1.0), ({"retry-after-ms": "250"}, 0.25), ({"retry_after": "7.5"}, 7.5)],
)
async def test_what_the_server_asks_to_wait_is_waited(headers: dict[str, str], seconds: float) -> None:
    async with bench(steps.error(429, "busy", headers=headers), GOOD) as at:
        await at.reply()

    assert at.waits.seconds == [seconds]


async def test_a_retry_after_that_is_a_date_is_waited_for() -> None:
    date = email.utils.formatdate(time.time() + 10, usegmt=True)
    async with bench(steps.error(503, "busy", headers={"retry-after": date}), GOOD) as at:
        await at.reply()

    assert 5 < at.waits.seconds[0] <= 10


@pytest.mark.parametrize("value", ["soon", "-1", "inf", "nan", ""])
async def test_a_retry_after_that_makes_no_sense_counts_as_none(value: str) -> None:
    async with bench(steps.error(429, "busy", headers={"retry-after": value}), GOOD) as at:
        await at.reply()

    assert 0 <= at.waits.seconds[0] <= 0.5


@pytest.mark.parametrize("seconds", ["15", "3600"], ids=["beyond the deadline", "beyond the cap"])
async def test_a_wait_that_is_too_long_ends_the_ask_at_once(seconds: str) -> None:
    async with bench(steps.error(429, "busy", headers={"retry-after": seconds})) as at:
        error = await at.failure(question(seconds=14))

    assert type(error) is RateLimitError
    assert at.requests == 1
    assert at.waits.seconds == []


@pytest.mark.parametrize("step", [steps.hang, steps.drip], ids=["hang", "drip"])
async def test_the_deadline_ends_a_silent_or_dripping_server(step: Step) -> None:
    async with bench(step) as at:
        error = await asyncio.wait_for(at.failure(question(seconds=0.3)), timeout=1.3)

    assert type(error) is DeadlineError
    assert error.requests == 1


async def test_the_deadline_counts_from_the_first_ask_of_the_window() -> None:
    async with bench(GOOD) as at:
        request = question(seconds=0.05)
        await at.reply(request)
        await asyncio.sleep(0.06)
        error = await at.failure(request)

    assert type(error) is DeadlineError
    assert at.requests == 1


async def test_all_asks_of_a_window_draw_on_one_budget() -> None:
    async with bench(GOOD, BUSY) as at:
        request = question(requests=3)
        await at.reply(request)
        error = await at.failure(request)
        last = await at.failure(request)

    assert type(error) is RateLimitError
    assert error.requests == 2
    assert type(last) is BudgetError
    assert at.requests == 3


async def test_an_ask_gives_up_after_four_requests_however_large_the_budget() -> None:
    async with bench(BUSY) as at:
        await at.failure(question(requests=100))

    assert at.requests == 4


async def test_an_answer_that_does_not_fit_is_asked_for_once_more_and_both_are_counted() -> None:
    async with bench(steps.answers({"name": "x"}), GOOD) as at:
        reply = await at.reply()

    assert reply.value.houses == 250
    assert (reply.usage.requests, reply.usage.input_tokens, reply.usage.output_tokens) == (2, 20, 10)


@pytest.mark.parametrize("mode", MODES)
async def test_the_re_ask_names_fields_and_repeats_nothing_of_the_answer(mode: str) -> None:
    bad = {"name": "MODEL-WORDS " * 200_000, "MODEL-KEY": 1, "houses": "MODEL-VALUE"}
    async with bench(steps.answers(bad), GOOD, mode=mode) as at:
        await at.reply()
    first, second = at.server.requests

    assert b"MODEL-" not in second.raw
    assert "houses" in second.body["messages"][-1]["content"]
    assert second.body["messages"][:-1] == first.body["messages"]
    assert len(second.raw) <= 2 * len(first.raw)


async def test_a_re_ask_that_the_budget_forbids_is_not_sent() -> None:
    async with bench(steps.answers({})) as at:
        error = await at.failure(question(requests=1))

    assert type(error) is InvalidReplyError
    assert at.requests == 1


@pytest.mark.parametrize("step", [NO_CALL, WRONG_CALL], ids=["no call", "wrong name"])
async def test_an_answer_that_does_not_call_our_tool_is_asked_for_once_more(step: Step) -> None:
    async with bench(step, mode="tools") as at:
        error = await at.failure()

    assert type(error) is InvalidReplyError
    assert at.requests == 2


TOWN_CALL = {"name": "Town", "arguments": json.dumps(TOWN)}
WRAPPED: dict[str, tuple[str, dict[str, object]]] = {
    "a fence": ("json", {"content": f"```json\n{json.dumps(TOWN)}\n```"}),
    "words around a fence": ("json", {"content": f"Here it is:\n```\n{json.dumps(TOWN)}\n```\nDone."}),
    "thoughts first": ("json", {"content": f"<think>A town. {{}}</think>\n\n{json.dumps(TOWN)}"}),
    "content in parts": ("json", {"content": [{"type": "text", "text": json.dumps(TOWN)}]}),
    "content in place of a call": ("tools", {"content": json.dumps(TOWN), "tool_calls": []}),
    "legacy call": ("tools", {"content": None, "function_call": TOWN_CALL}),
    "two calls": (
        "tools",
        {"content": None, "tool_calls": [{"function": {"name": "other", "arguments": "{}"}}, {"function": TOWN_CALL}]},
    ),
}


@pytest.mark.parametrize("name", WRAPPED)
async def test_a_harmless_wrapping_is_taken_off_without_another_request(name: str) -> None:
    mode, message = WRAPPED[name]
    async with bench(steps.message({"role": "assistant", **message}), mode=mode) as at:
        reply = await at.reply()

    assert reply.value.houses == 250
    assert at.requests == 1


USAGES = [None, {}, {"prompt_tokens": None}, {"prompt_tokens": -5, "completion_tokens": True}, {"prompt_tokens": "9"}]


@pytest.mark.parametrize("usage", USAGES)
async def test_usage_that_is_missing_or_absurd_counts_nothing(usage: dict[str, object] | None) -> None:
    async with bench(steps.answers(TOWN, usage=usage)) as at:
        reply = await at.reply()

    assert (reply.usage.input_tokens, reply.usage.output_tokens) == (0, 0)


async def test_a_garbled_answer_is_retried_and_its_tokens_are_counted() -> None:
    empty = steps.message({"role": "assistant", "content": ""})
    async with bench(empty, GOOD) as at:
        reply = await at.reply()

    assert reply.usage.requests == 2
    assert reply.usage.input_tokens == 20


async def test_a_redirect_is_not_followed_and_the_key_goes_nowhere_else() -> None:
    async with bench(GOOD) as other, bench(steps.body(b"", 308, location=other.server.url + "/chat/completions")) as at:
        error = await at.failure()

    assert "redirects" in error.message
    assert other.requests == 0
    assert at.requests == 1


async def test_a_compressed_answer_is_read() -> None:
    async with bench(steps.zipped(TOWN)) as at:
        reply = await at.reply()

    assert reply.value.houses == 250


async def test_a_gzip_bomb_costs_little_memory() -> None:
    async with bench(steps.gzip_bomb) as at:
        await at.failure()
        tracemalloc.start()
        await at.failure()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

    assert peak < 16_000_000


async def test_the_body_cap_also_holds_for_errors() -> None:
    async with bench(steps.error(400, "x" * 5_000_000)) as at:
        error = await at.failure()

    assert type(error) is OversizedReplyError


async def test_a_server_message_is_shown_short_on_one_line_without_key_and_article() -> None:
    message = f"bad\x1b[31m\n\u202ething {CANARY} near '{ARTICLE}' " + "z" * 1_000
    async with bench(steps.error(400, message)) as at:
        error = await at.failure()

    assert "bad [31m thing [key] near '[…]'" in error.message
    assert len(error.message) < 400
    assert error.message.isprintable()


async def test_where_nobody_listens_the_error_names_the_address_without_its_password() -> None:
    async with bench(GOOD, base_url="http://user:hidden-word-1@127.0.0.1:9/v1") as at:
        error = await at.failure()

    assert type(error) is EndpointError
    assert "http://127.0.0.1:9/v1" in error.message
    assert "hidden-word-1" not in error.message
    assert error.requests == 4


_SLOW = {"gzip bomb", "too large", "2 MB string", "20,000 items", "200 deep"}
_QUICK = {name: step for name, (step, _, _) in FAULTS.items() if name not in _SLOW}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*_QUICK, "good"]), min_size=1, max_size=5), st.sampled_from([*MODES, "auto"]))
def test_any_sequence_of_faults_ends_in_an_answer_or_a_typed_error_within_four_requests(
    names: list[str], mode: str
) -> None:
    async def run() -> None:
        async with bench(*(_QUICK.get(name, GOOD) for name in names), mode=mode) as at:
            request = question()
            outcomes: tuple[Any, ...] = await asyncio.gather(at.reply(request), return_exceptions=True)

        outcome = outcomes[0]
        told = outcome.requests if isinstance(outcome, ModelError) else outcome.usage.requests
        assert 1 <= at.requests <= 4
        assert at.requests == request.budget.spent == told

    asyncio.run(run())


async def test_cancelling_an_ask_ends_it_at_once() -> None:
    async with bench(steps.hang) as at:
        task = asyncio.create_task(at.reply())
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
