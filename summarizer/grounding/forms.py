"""Word forms: irregular forms and close synonyms of news English that count as one word when words are compared.

Only words that a summary exchanges freely are together in a line; words that differ in fact ("killed" and "injured",
"men" and "women", "demand" and "offer") never are. A line names its regular endings only where a stem would miss them.
"""

_IRREGULAR_VERBS = """
advise advice; arise arose arisen; awake awoke; bear bore borne; beat beaten; become became; begin began begun; bend
bent; bid bidding; bind bound; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring
brought; burn burnt; catch caught; choose chose chosen; cling clung; come came; creep crept; deal dealt; dig dug; draw
drew drawn; dream dreamt; drink drank drunk; drive drove driven; eat ate eaten; feed fed; feel felt; fight fought;
flee fled; fling flung; fly flew flown; forbid forbade forbidden; forecast forecasts; forget forgot forgotten; forgive
forgave; freeze froze frozen; give gave given; go went gone; grind ground; hang hung; hear heard; hide hid hidden; hit
hits; hold held; keep kept; kneel knelt; know knew known; lay laid; lead led; leap leapt; learn learnt; leave left;
lend lent; lie lay lain; light lit; lose lost loss losses; make made; mean meant; meet met; mistake mistook; overcome
overcame; overtake overtook; pay paid; prove proven; read reads; ride rode ridden; ring rang rung; run ran; see saw
seen; sell sold sale sales; send sent; shake shook shaken; shine shone; shoot shot; show shown; shrink shrank shrunk;
sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid; speak spoke spoken; speed sped; spend spent; spin
spun; split splits; spread spreads; spring sprang sprung; stand stood; steal stole stolen; stick stuck; sting stung;
strike struck; strive strove; swear swore sworn; sweep swept; swim swam swum; swing swung; teach taught; tear tore
torn; think thought; throw threw thrown; tread trod; understand understood; undertake undertook; wake woke; wear wore
worn; weave wove; weep wept; win won; wind wound; withdraw withdrew withdrawn; write wrote written
"""
_IRREGULAR_NOUNS = """
man men; woman women; person people persons; foot feet; tooth teeth; mouse mice; crisis crises; analysis analyses;
basis bases; criterion criteria; medium media; datum data; wife wives; knife knives; half halves; leaf leaves; thief
thieves; bad worse worst; good better best; far further farther
"""
_SYNONYMS = """
kill killed killing die died dies dying dead death deaths deadly fatal fatality fatalities perish perished slain;
injure injured injury injuries wound wounded hurt; boat vessel ship craft; car vehicle; plane aircraft airliner jet;
company firm corporation; worker employee staff employ employs employed; job position post; student pupil; child
children kid youngster minor; wage salary pay; buy bought purchase acquire acquired acquisition; begin began begun
start commence; end finish conclude; rise rose risen increase grow grew grown growth climb gain jump surge soar; fall
fell fallen drop decrease slip plunge shrink shrank tumble slump decline; help aid assist assistance; relief relieved;
ask request; demand call urge; refuse reject rebuff spurn; accept agree approve approval endorse; money fund cash; law
legislation act bill statute; court tribunal; ruling verdict judgment judgement decision decide decided; lawyer
attorney counsel solicitor barrister; accuse charge; prison jail; jailed imprisoned; vote ballot; poll survey; talk
talks negotiate negotiation discuss discussion conversation; deal agreement accord pact; truce ceasefire armistice;
attack assault raid; soldier troop troops serviceman; captive hostage prisoner; doctor physician; study research;
scientist researcher; house home; country nation; city town; region area; border frontier; leave left depart departure
quit; find found discover; build built construct construction erect; try tried attempt; allow permit let; ban prohibit
forbid forbade bar outlaw; free release liberate; arrest detain detention custody; search hunt look; save rescue;
biggest largest greatest; big large; small little; head chief boss leader; spokesman spokeswoman spokesperson;
chairman chairwoman chairperson chair; quick fast rapid swift; repay repaid refund reimburse return; shut close
closure; support back endorse favour favor; blame responsible fault responsibility; cause reason; believe consider
think view regard; expect anticipate; fear worry concern worried; say claim maintain argue; show demonstrate indicate;
plan scheme programme program; site website webpage; picture photo photograph image; film movie; match game; team
side; prize award; teacher lecturer; priest cleric; king monarch; road street; rain rainfall; storm tempest; blaze
fire; quake earthquake; protest demonstration rally; protester demonstrator; victim casualty casualties; survive
survivor alive; question query; answer reply response respond; letter note; money sum amount; grant subsidy;
investigate investigation inquiry probe; minister secretary; firm company business; near nearby close; allege alleged
allegation; buyer purchaser; owner proprietor; operate operator; own owner; fail failure failed; disclose reveal; hide
conceal; wait await; need require; get receive obtain; happen occur; halve halved half; double doubled twice; abroad
overseas; rich wealthy; ill sick illness disease; vaccine jab; maker manufacturer producer; suspension suspend ban;
freezer refrigerator; lorry truck
"""


def _tables(text: str) -> dict[str, str]:
    """Return, for each word of a table, the first word of its entry; the first entry of a word counts."""
    first: dict[str, str] = {}
    for entry in text.split(";"):
        forms = entry.split()
        for form in forms:
            first.setdefault(form, forms[0])
    return first


_VERBS = _tables(_IRREGULAR_VERBS)
BASE_FORMS = _VERBS | _tables(_IRREGULAR_NOUNS)
_LIKE_THE_VERB = frozenset("hit cut put set shut hurt shot split spread let cost bet bid cast rid shed thrust".split())
IRREGULAR_PARTICIPLES = frozenset(form for form, base in _VERBS.items() if form != base) | _LIKE_THE_VERB
SYNONYMS = _tables(_SYNONYMS)
