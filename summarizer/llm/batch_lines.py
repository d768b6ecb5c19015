"""The lines of a batch file: the body of one question, and what came of it.

This module imports openai and instructor; import it inside functions only.
"""

from collections.abc import Mapping, Sequence

from summarizer.errors import EndpointError, InvalidReplyError
from summarizer.llm import memory
from summarizer.llm.batches import BatchAnswer
from summarizer.llm.completion import answer_text, tokens_of
from summarizer.llm.endpoint import Endpoint
from summarizer.llm.failures import FailedError, Sent, rejected
from summarizer.llm.pricing import batch_cost_of
from summarizer.llm.rejection import read_rejection
from summarizer.llm.shape import MisfitError, fit
from summarizer.llm.wire import Body, body_of, parameters_of
from summarizer.model import Parameters, Request, T, Usage


def body_and_parameters(endpoint: Endpoint, request: Request[T]) -> tuple[Body, Parameters]:
    """Return the body that a real-time request would have, and what it holds beside the messages."""
    habits = memory.recall(endpoint.key, endpoint.guess())
    return body_of(endpoint.model, request, habits, correction=None), parameters_of(request, habits)


def read_answer(
    endpoint: Endpoint, line: Mapping[str, object], reply_type: type[T], *, mode: object, sent: Sequence[str]
) -> BatchAnswer[T]:
    """Read one line of an output or error file; `sent` are texts that no message of ours may repeat."""
    response = line.get("response")
    if not isinstance(response, Mapping):
        return BatchAnswer(Usage(), error=_not_answered(endpoint, line, sent))
    status, body = response.get("status_code"), response.get("body")
    if not isinstance(status, int) or status >= 300 or (isinstance(body, Mapping) and body.get("error")):
        rejection = read_rejection(status if isinstance(status, int) else 500, body)
        told = Sent(endpoint.model, endpoint.presentable(rejection.message, sent))
        return BatchAnswer(Usage(requests=1), error=rejected(rejection, told, {}).error)
    tokens = tokens_of(body)
    cost = 0.0 if endpoint.is_free else batch_cost_of(tokens, endpoint.model, endpoint.base_url)
    usage = Usage(1, tokens.input, tokens.output, cost)
    try:
        text, value = _typed(endpoint, body, reply_type, mode=mode, sent=sent)
    except FailedError as failed:
        return BatchAnswer(usage, error=failed.failure.error)
    except InvalidReplyError as misfit:
        return BatchAnswer(usage, error=misfit)
    return BatchAnswer(usage, text, value)


def _typed(
    endpoint: Endpoint, body: object, reply_type: type[T], *, mode: object, sent: Sequence[str]
) -> tuple[str, T]:
    tool = reply_type.__name__ if mode == "tools" else None
    text = answer_text(body, tool, lambda words: endpoint.presentable(words, sent))
    if text is None:
        raise InvalidReplyError("the model answers without the tool that it was to call")
    return text, fitted(text, reply_type)


def fitted(text: str, reply_type: type[T]) -> T:
    """Return the answer as a value of `reply_type`. Raises InvalidReplyError: nothing is asked again in a batch."""
    try:
        return fit(text, reply_type)
    except MisfitError as misfit:
        problem = str(misfit.args[0]).partition("\n")[0]
    raise InvalidReplyError(f"the answer does not fit its shape: {problem}")


def _not_answered(endpoint: Endpoint, line: Mapping[str, object], sent: Sequence[str]) -> EndpointError:
    """Return the error of a line without a response: the batch expired or was cancelled, or the model timed out."""
    rejection = read_rejection(500, line)
    said = endpoint.presentable(rejection.message or rejection.code, sent)
    return EndpointError(f"the batch did not ask this question: {said}" if said else "the batch did not answer")
