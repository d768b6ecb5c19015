"""Words that bound, hedge, deny and measure."""

LOWER: tuple[str, ...] = ("no fewer than", "no less than", "not less than", "more than", "upwards of", "at least")
LOWER += ("in excess of", "over", "exceeding", "a minimum of", "greater than")
UPPER: tuple[str, ...] = (
    "no more than",
    "fewer than",
    "less than",
    "at most",
    "up to",
    "as many as",
    "nearly",
    "almost",
)
UPPER += ("close to", "under", "just under", "not quite", "a maximum of")
ROUGH: tuple[str, ...] = ("approximately", "about", "around", "roughly", "some", "an estimated", "circa", "or so")
# What may replace which: the new words must not follow from the old ones.
INSTEAD_OF_LOWER: tuple[str, ...] = ("", "under", "fewer than", "exactly", "nearly", "at most")
INSTEAD_OF_UPPER: tuple[str, ...] = ("", "over", "more than", "exactly", "at least")
INSTEAD_OF_ROUGH: tuple[str, ...] = ("", "exactly", "more than", "fewer than", "at least", "at most")
BEFORE_EXACT: tuple[str, ...] = ("more than", "over", "fewer than", "under", "nearly", "almost")
QUANTIFIERS: dict[str, tuple[str, ...]] = {
    "most": ("all", "few", "hardly any"),
    "many": ("all", "few", "no"),
    "some individuals": ("all individuals", "most individuals"),
    "several": ("all", "no"),
    "the majority": ("a minority", "all"),
    "a minority": ("the majority",),
}
# Units of measure and of money; none of the new ones may mean the same.
UNITS: dict[str, tuple[str, ...]] = {
    "percent": ("percentage points", "per thousand"),
    "per cent": ("percentage points", "per thousand"),
    "percentage points": ("percent",),
    "US dollars": ("euros", "pounds", "Canadian dollars"),
    "dollars": ("euros", "pounds", "yen"),
    "euros": ("dollars", "pounds", "Swiss francs"),
    "pounds": ("euros", "dollars"),
    "yen": ("yuan", "dollars"),
    "kilometres": ("miles", "metres"),
    "kilometers": ("miles", "meters"),
    "miles": ("kilometres", "yards"),
    "metres": ("feet", "kilometres"),
    "feet": ("metres",),
    "tonnes": ("pounds", "kilograms"),
    "tons": ("pounds", "ounces"),
    "kilograms": ("tonnes", "pounds"),
    "litres": ("gallons", "barrels"),
    "barrels": ("litres", "gallons"),
    "hectares": ("acres", "square miles"),
    "acres": ("hectares", "square miles"),
    "seconds": ("minutes",),
    "minutes": ("hours", "seconds", "days"),
    "hours": ("days", "minutes", "weeks"),
    "days": ("weeks", "hours", "months"),
    "weeks": ("months", "days", "years"),
    "months": ("years", "weeks"),
    "years": ("months", "decades", "weeks"),
    "decades": ("years", "centuries"),
    "celsius": ("fahrenheit",),
    "degrees": ("percent",),
    "fold": (" percent", " points"),
}
# What is counted; none of the new ones may mean the same.
COUNTED: dict[str, tuple[str, ...]] = {
    "people": ("families", "households", "children"),
    "persons": ("families", "households"),
    "families": ("people", "villages"),
    "residents": ("families", "streets"),
    "pilgrims": ("families", "police officers", "buses"),
    "asylum seekers": ("families", "boats", "sailors"),
    "migrants": ("families", "boats", "sailors"),
    "civilians": ("policemen", "families"),
    "troops": ("battalions", "policemen"),
    "soldiers": ("battalions", "policemen"),
    "captives": ("families", "soldiers"),
    "prisoners": ("families", "soldiers"),
    "hostages": ("families", "vehicles"),
    "signatures": ("donations", "letters"),
    "visits": ("visitors", "downloads"),
    "workers": ("companies", "families"),
    "students": ("schools", "teachers"),
    "schools": ("pupils", "universities"),
    "voters": ("counties", "candidates"),
    "hard drives": ("laptops", "phones"),
    "signatories": ("countries",),
}
# Only in what a number counts.
OUTCOMES: dict[str, tuple[str, ...]] = {
    "killed": ("injured", "arrested", "evacuated"),
    "dead": ("injured", "missing", "arrested"),
    "trampled": ("arrested", "vaccinated"),
    "rescued": ("drowned", "deported"),
    "saved": ("deported", "arrested"),
    "freed": ("executed", "wounded"),
    "injured": ("killed", "arrested"),
    "wounded": ("killed", "captured"),
    "arrested": ("killed", "released"),
    "sank": ("arrived", "exploded"),
    "won": ("lost", "donated"),
    "remain": ("died", "fought"),
    "deaths": ("injuries", "arrests"),
    "injuries": ("deaths", "arrests"),
    "jobs": ("factories", "contracts"),
    "bail": ("ransom", "damages"),
    "value": ("weight", "memory"),
    "arrears": ("subsidies", "donations"),
    "age": ("weight", "seniority"),
    "hours": ("days", "minutes"),
    "years": ("months", "decades"),
}
NEGATORS: tuple[str, ...] = ("not", "no", "never", "none", "neither", "nor", "nobody", "nothing", "nowhere", "without")
NEGATORS += ("cannot", "hardly", "barely", "scarcely")
DENIERS: tuple[str, ...] = tuple(
    """deny denies denied denying refuse refuses refused refusing reject rejects rejected fail fails failed failing lack
    lacks lacking decline declines declined untrue unknown unable impossible false failure missing prevent prevented
    preventing avoid avoided contradict contradicts contradicted dispute disputes disputed dismiss dismisses dismissed
    oppose opposes opposed object objects objected doubt doubts doubted rule rules ruled exclude excludes excluded
    """.split()
)
HEDGES: tuple[str, ...] = tuple(
    """may might could would will should allegedly alleged reportedly apparently possibly probably perhaps likely
    seemingly supposedly purportedly presumably presumed suspected believed thought expected estimated estimates suggest
    suggests believes believe theorized claims claimed plans planned proposed proposes proposing intends hopes threatens
    potential possible wants asks asked asking agreed urge urges claimed appears seems if""".split()
)
HEDGING_ADVERBS: tuple[str, ...] = tuple(
    """allegedly reportedly apparently possibly probably perhaps likely seemingly supposedly purportedly presumably
    potentially tentatively""".split()
)
HEDGING_ADJECTIVES: tuple[str, ...] = tuple(
    "alleged suspected presumed possible potential apparent supposed purported proposed planned intended likely".split()
)
AUXILIARIES: tuple[str, ...] = tuple(
    "is are was were has have had will would can could must does did do should".split()
)
# Verbs in the past tense and their base forms, for denials that a person would write.
PAST: dict[str, str] = dict(
    pair.split(":")
    for pair in """accused:accuse|added:add|admitted:admit|announced:announce|argued:argue|arrived:arrive|asked:ask
    |attacked:attack|attended:attend|backed:back|banned:ban|became:become|began:begin|blamed:blame|blocked:block
    |bought:buy|called:call|came:come|changed:change|claimed:claim|closed:close|concluded:conclude|confirmed:confirm
    |contacted:contact|crashed:crash|created:create|criticised:criticise|decided:decide|demanded:demand
    |described:describe|died:die|elected:elect|ended:end|expected:expect|explained:explain|fell:fall|filed:file
    |fired:fire|found:find|founded:found|gave:give|happened:happen|held:hold|helped:help|hit:hit|joined:join
    |killed:kill|launched:launch|leaked:leak|learned:learn|led:lead|left:leave|lost:lose|made:make|mailed:mail
    |met:meet|moved:move|opened:open|ordered:order|passed:pass|picked:pick|presented:present|proposed:propose
    |raised:raise|ran:run|reached:reach|reacted:react|received:receive|recognised:recognise|released:release
    |reported:report|requested:request|rescued:rescue|returned:return|rose:rise|ruled:rule|said:say|sat:sit|saw:see
    |sent:send|shared:share|shot:shoot|signed:sign|sold:sell|sought:seek|spoke:speak|started:start|stated:state
    |stayed:stay|stepped:step|suspended:suspend|theorized:theorize|threatened:threaten|told:tell|took:take|tried:try
    |turned:turn|urged:urge|visited:visit|voted:vote|wanted:want|warned:warn|welcomed:welcome|went:go|won:win
    |wrote:write""".replace("\n", "")
    .replace(" ", "")
    .split("|")
)
PRESENT: dict[str, str] = dict(
    pair.split(":")
    for pair in """argues:argue|asks:ask|believes:believe|blames:blame|calls:call|claims:claim|collects:collect
    |considers:consider|counts:count|describes:describe|encourages:encourage|expects:expect|explains:explain
    |fears:fear|gives:give|goes:go|holds:hold|looks:look|plans:plan|puts:put|ranks:rank|reports:report
    |requests:request|resists:resist|says:say|sees:see|speaks:speak|states:state|stays:stay|takes:take|tells:tell
    |urges:urge|wants:want|warns:warn|works:work|writes:write""".replace("\n", "")
    .replace(" ", "")
    .split("|")
)
WEEKDAYS: tuple[str, ...] = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: tuple[str, ...] = tuple(
    "January February March April June July August September October November December".split()
)
# Common content words that may stand in a quotation instead of another one.
STRANGERS: tuple[str, ...] = tuple(
    """harbour orchard triumph violins umbrella lantern merger glacier tariff referee textbook orchestra vaccine
    pipeline carnival satellite bakery plumber heritage dividend""".split()
)
STOP: frozenset[str] = frozenset(
    """a about after again against all also an and any are as at be because been before being between both but by can
    could did do does each for from go had has have he her here him his how i if in into is it its itself like may me
    more most must my no nor not of off on once one only or other our out over own said same say says she should so some
    such than that the their them then there these they this those through to too under until up upon us was we were
    what when where which while who whom why will with would you your""".split()
)
