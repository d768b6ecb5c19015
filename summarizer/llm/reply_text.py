"""Find the JSON in what a model wrote, where the wrapping around it is harmless and well known."""

import re

# Reasoning models behind servers without a reasoning parser write their thoughts first.
_THOUGHTS = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"^```[A-Za-z]*[ \t]*\n(.*?)^```[ \t]*$", re.DOTALL | re.MULTILINE)


def json_text(text: str) -> str:
    """Return the text without leading thoughts and without the one Markdown fence around its JSON.

    Nothing within the JSON is changed. Text with no fence, or with several, is returned as it is.
    """
    answer = _THOUGHTS.sub("", text, count=1).strip().removeprefix("\ufeff")
    if answer.startswith("{"):
        return answer
    fenced = _FENCE.findall(answer + "\n")
    return str(fenced[0]) if len(fenced) == 1 else answer
