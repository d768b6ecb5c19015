"""What the model fills in: labels for what the rules found, and what rules cannot see.

No offsets and no values: the text has those. The field descriptions are read by the language model.
This shape is ours to change with a new prompt version; the Summary is the contract.
"""

from typing import Annotated, Any, Literal, Self, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic.json_schema import SkipJsonSchema

ActorKind = Literal["person", "organisation", "state", "group", "document", "unnamed"]
Stance = Literal[
    "supports",
    "opposes",
    "demands",
    "denies",
    "accuses",
    "asserts",
    "announces",
    "promises",
    "warns",
    "welcomes",
    "rejects",
    "questions",
    "undecided",
]
QuestionKind = Literal["disputed", "not_stated", "pending", "unexplained", "unverifiable"]

Name = Annotated[str, Field(min_length=1, max_length=200)]
Line = Annotated[str, Field(min_length=1, max_length=400)]
Words = Annotated[str, Field(min_length=1, max_length=1_500)]
Salience = Annotated[int, Field(ge=1, le=3)]
MentionNumber = Annotated[int, Field(ge=1, le=100_000)]
PassageNumbers = Annotated[list[MentionNumber], Field(max_length=12)]

# The context to validate a draft with that we have written as JSON ourselves: it may say what was malformed.
OURS = {"is_ours": True}

_STRICT = ConfigDict(extra="forbid", frozen=True)


class GistDraft(BaseModel):
    """One sentence of the gist."""

    model_config = _STRICT

    text: Line = Field(
        description="One plain sentence. Keep the article's own figures, names and hedges, and say whose claim it is."
    )
    passages: PassageNumbers = Field(description="Numbers of the sentences that support it.")


class ActorDraft(BaseModel):
    """Someone who acts or speaks in the article."""

    model_config = _STRICT

    name: Name = Field(description="The fullest name the article gives, copied from it.")
    kind: ActorKind = Field(description="What the actor is; `unnamed` for a source without a name.")
    role: Line | None = Field(default=None, description="Office or function in the article's words, or null.")
    aliases: Annotated[list[Name], Field(max_length=12)] = Field(
        default=[], description="Other names the article uses for the same actor, copied from it."
    )
    affiliation: Name | None = Field(default=None, description="Whom the actor belongs to, or null.")
    passages: PassageNumbers = Field(description="Numbers of one to three sentences that name the actor.")
    salience: Salience = Field(default=2, description="1 central, 2 important, 3 minor.")


class PositionDraft(BaseModel):
    """What one actor holds on one issue."""

    model_config = _STRICT

    holder: Name | None = Field(
        description="Who holds it, in the article's words; null where the text does not say who speaks."
    )
    stance: Stance = Field(description="What the holder does with the issue.")
    issue: Name = Field(description="Two to six words taken from the article.")
    target: Name | None = Field(default=None, description="Whom it is directed at, or null.")
    statement: Line = Field(description="One sentence that says what the holder holds, hedges kept.")
    quotations: Annotated[list[MentionNumber], Field(max_length=8)] = Field(
        default=[], description="Numbers n of the marked quotations ⟦Qn⟧ that belong to it; may be empty."
    )
    quotes: Annotated[list[Words], Field(max_length=4)] = Field(
        default=[], description="Quoted words without a mark, copied exactly; usually empty."
    )
    passages: PassageNumbers = Field(description="Numbers of the sentences that state it.")
    salience: Salience = Field(default=2, description="1 central, 2 important, 3 minor.")


class NumberDraft(BaseModel):
    """What one marked number counts."""

    model_config = _STRICT

    mention: MentionNumber = Field(description="The n of the mark ⟦Nn⟧.")
    counted: Name | None = Field(
        description="What it counts, in two to eight words of the article; null where the text does not say."
    )
    scope: Name | None = Field(default=None, description="Place or group it is limited to, or null.")
    as_of: Name | None = Field(default=None, description="The time it holds for, in the article's words, or null.")
    source: Name | None = Field(default=None, description="Whose figure it is, in the article's words, or null.")
    salience: Salience = Field(default=2, description="1 central, 2 important, 3 minor.")


class ExtraNumberDraft(BaseModel):
    """A number of the article that carries no mark."""

    model_config = _STRICT

    exact: Name = Field(description="The number with the words around it, copied exactly.")
    counted: Name | None = Field(default=None, description="What it counts, in the article's words.")
    salience: Salience = Field(default=3, description="1 central, 2 important, 3 minor.")


class QuestionDraft(BaseModel):
    """Something the article raises and leaves unanswered."""

    model_config = _STRICT

    question: Line = Field(description="One question, with the article's own names and words.")
    kind: QuestionKind = Field(description="Why it is open.")
    parties: Annotated[list[Name], Field(max_length=6)] = Field(
        default=[], description="The actors it is open between, or empty."
    )
    passages: PassageNumbers = Field(description="Numbers of the sentences that raise it.")
    salience: Salience = Field(default=2, description="1 central, 2 important, 3 minor.")


class MalformedDraft(BaseModel):
    """An item of the model's answer that does not fit its shape; kept so that it can be shown as withheld."""

    model_config = _STRICT

    section: str
    item: str
    reason: str


class Draft(BaseModel):
    """What the model says of one window of an article; nothing in it is trusted."""

    model_config = _STRICT

    gist: Annotated[list[GistDraft], Field(max_length=4)] = Field(
        default=[], description="One to four sentences that tell the article."
    )
    actors: Annotated[list[ActorDraft], Field(max_length=60)] = Field(default=[], description="Who acts or speaks.")
    positions: Annotated[list[PositionDraft], Field(max_length=120)] = Field(
        default=[], description="Who holds what: quoted and reported statements, one item each."
    )
    numbers: Annotated[list[NumberDraft], Field(max_length=400)] = Field(
        default=[], description="One item for every mark ⟦Nn⟧ that is a statistic."
    )
    more_numbers: Annotated[list[ExtraNumberDraft], Field(max_length=40)] = Field(
        default=[], description="Numbers without a mark that matter; usually empty."
    )
    not_statistics: Annotated[list[MentionNumber], Field(max_length=400)] = Field(
        default=[], description="The n of marks ⟦Nn⟧ that count nothing (names, list numbers)."
    )
    not_speech: Annotated[list[MentionNumber], Field(max_length=200)] = Field(
        default=[], description="The n of marks ⟦Qn⟧ that nobody says (titles, nicknames, scare quotes)."
    )
    open_questions: Annotated[list[QuestionDraft], Field(max_length=40)] = Field(
        default=[], description="What the article leaves open."
    )
    malformed: SkipJsonSchema[tuple[MalformedDraft, ...]] = ()

    @model_validator(mode="wrap")
    @classmethod
    def _set_malformed_items_aside(
        cls,
        answer: Any,  # noqa: ANN401 - pydantic hands over what the model sent
        validate: ModelWrapValidatorHandler[Self],
        info: ValidationInfo,
    ) -> Self:
        """Keep the good items where some do not fit; an answer without any good item stays an error."""
        if not isinstance(answer, dict):
            return validate(answer)
        if "malformed" in answer and info.context != OURS and not isinstance(answer["malformed"], tuple):
            raise ValueError("malformed is not for the model to fill")
        try:
            return validate(answer)  # all at once, as most answers allow
        except ValidationError:
            pass
        return validate(_without_malformed(answer))


def _without_malformed(answer: dict[str, Any]) -> dict[str, Any]:
    """Return an answer with its good items, and the others under `malformed`; raises ValueError where none is good."""
    kept: dict[str, Any] = dict(answer)
    malformed: list[MalformedDraft] = []
    for section, item_type in _ITEM_TYPES.items():
        if isinstance(answer.get(section), list):
            kept[section] = _fitting_items(section, item_type, answer[section], malformed)
    if malformed and not any(kept.get(section) for section in _ITEM_TYPES):
        raise ValueError(f"no item fits its shape; the first: {malformed[0].section}: {malformed[0].reason}")
    return {**kept, "malformed": (*answer.get("malformed", ()), *malformed)}


_ITEM_TYPES: dict[str, TypeAdapter[Any]] = {
    name: TypeAdapter(get_args(field.annotation)[0])
    for name, field in Draft.model_fields.items()
    if name != "malformed"
}
_CAPS = {
    name: next(limit.max_length for limit in field.metadata if hasattr(limit, "max_length"))
    for name, field in Draft.model_fields.items()
    if name != "malformed"
}


def _fitting_items(
    section: str, item_type: TypeAdapter[Any], items: list[Any], malformed: list[MalformedDraft]
) -> list[Any]:
    """Return the items that fit; append the others, and those beyond the section's cap, to `malformed`."""
    fitting: list[Any] = []
    for item in items:
        if len(fitting) >= _CAPS[section]:
            malformed.append(_malformed(section, item, f"more than {_CAPS[section]} items"))
            continue
        try:
            fitting.append(item_type.validate_python(item))
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"])
            malformed.append(_malformed(section, item, f"{place}: {first['msg']}".lstrip(": ")))
    return fitting


def _malformed(section: str, item: object, reason: str) -> MalformedDraft:
    said = item
    if isinstance(item, dict):
        texts = [text for text in item.values() if isinstance(text, str)]
        said = max(texts, key=len, default=str(item))
    return MalformedDraft(section=section, item=str(said)[:400], reason=reason[:400])
