"""The words that rules about numbers know: number words, scales, currencies, units of measure."""

from summarizer.mentions.types import Change

SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
# Short scales that are always scales, and those that are only scales beside a currency.
SHORT_SCALES = {
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "tln": 10**12,
    "trn": 10**12,
    "k": 10**3,
}
MONEY_SCALES = {"m": 10**6, "b": 10**9, "t": 10**12, "cr": 10**7}

# Denominators of fractions: "a third", "two-thirds", "three quarters".
DENOMINATORS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "hundredth": 100,
    "thousandth": 1000,
    "trillionth": 10**12,
}
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
    " hundredth"
).split()

MULTIPLES = {
    "twice": 2.0,
    "double": 2.0,
    "doubled": 2.0,
    "doubles": 2.0,
    "doubling": 2.0,
    "triple": 3.0,
    "tripled": 3.0,
    "tripling": 3.0,
    "trebled": 3.0,
    "quadruple": 4.0,
    "quadrupled": 4.0,
    "quintupled": 5.0,
    "halved": 0.5,
    "halving": 0.5,
}
VERBS_OF_MULTIPLES: dict[str, Change] = {
    "doubled": "increase",
    "doubles": "increase",
    "doubling": "increase",
    "tripled": "increase",
    "tripling": "increase",
    "trebled": "increase",
    "quadrupled": "increase",
    "quintupled": "increase",
    "halved": "decrease",
    "halving": "decrease",
}

SYMBOLS = {
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "₦": "NGN",
    "₫": "VND",
    "฿": "THB",
    "₴": "UAH",
    "₱": "PHP",
    "₿": "BTC",
}
# The letters that stand before a dollar sign.
DOLLARS = {
    "us": "USD",
    "u.s.": "USD",
    "u.s": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "can": "CAD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "sg": "SGD",
    "nt": "TWD",
    "r": "BRL",
    "mx": "MXN",
}
CODES = (
    "usd eur gbp jpy cny inr aud cad chf hkd sgd nzd krw rub brl zar sek nok dkk pln try ils mxn"
    " sar aed thb myr idr php vnd ngn egp pkr bdt uah czk huf kes btc"
).split()
CODE_WORDS = {
    "rs": "INR",
    "rs.": "INR",
    "rmb": "CNY",
    "rm": "MYR",
    "bitcoin": "BTC",
    "bitcoins": "BTC",
}
# Currency words after a number; where a word names several currencies it stays a word.
CURRENCY_WORDS = {
    "dollar": "USD",
    "dollars": "USD",
    "us dollar": "USD",
    "us dollars": "USD",
    "u.s. dollars": "USD",
    "american dollars": "USD",
    "canadian dollars": "CAD",
    "australian dollars": "AUD",
    "new zealand dollars": "NZD",
    "hong kong dollars": "HKD",
    "singapore dollars": "SGD",
    "euro": "EUR",
    "euros": "EUR",
    "pounds sterling": "GBP",
    "british pounds": "GBP",
    "egyptian pounds": "EGP",
    "sterling": "GBP",
    "quid": "GBP",
    "pence": "pence",
    "penny": "pence",
    "cents": "cents",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rupees": "INR",
    "indian rupees": "INR",
    "pakistani rupees": "PKR",
    "sri lankan rupees": "LKR",
    "rubles": "RUB",
    "roubles": "RUB",
    "swiss francs": "CHF",
    "francs": "francs",
    "pesos": "pesos",
    "mexican pesos": "MXN",
    "philippine pesos": "PHP",
    "swedish kronor": "SEK",
    "kronor": "SEK",
    "norwegian kroner": "NOK",
    "danish kroner": "DKK",
    "kroner": "kroner",
    "shekels": "ILS",
    "riyals": "SAR",
    "saudi riyals": "SAR",
    "dirhams": "AED",
    "turkish lira": "TRY",
    "lira": "TRY",
    "liras": "TRY",
    "rand": "ZAR",
    "naira": "NGN",
    "reais": "BRL",
    "baht": "THB",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "dong": "VND",
    "hryvnia": "UAH",
    "hryvnias": "UAH",
    "zloty": "PLN",
    "zlotys": "PLN",
    "forints": "HUF",
    "taka": "BDT",
    "bitcoin": "BTC",
    "bitcoins": "BTC",
}

# Written forms of units of measure, by the name that we give them.
_MEASURES = {
    "kilometres": "km kms kilometre kilometres kilometer kilometers",
    "metres": "metre metres meter meters m",
    "centimetres": "cm centimetre centimetres centimeter centimeters",
    "millimetres": "mm millimetre millimetres millimeter millimeters",
    "nanometres": "nm nanometre nanometres nanometer nanometers",
    "picometres": "pm",
    "miles": "mile miles mi",
    "nautical miles": "nautical-mile nautical-miles",
    "yards": "yard yards yd yds",
    "feet": "foot feet ft",
    "inches": "inch inches",
    "square kilometres": "km2 km² sq-km square-kilometre square-kilometres square-kilometer square-kilometers",
    "square metres": "m2 m² sq-m square-metre square-metres square-meter square-meters",
    "square miles": "square-mile square-miles sq-mi sq-mile sq-miles",
    "square feet": "square-foot square-feet sq-ft",
    "cubic metres": "m3 m³ cubic-metre cubic-metres cubic-meter cubic-meters",
    "cubic feet": "cubic-foot cubic-feet",
    "hectares": "hectare hectares ha",
    "acres": "acre acres",
    "tonnes": "tonne tonnes metric-ton metric-tons t",
    "tons": "ton tons",
    "kilograms": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
    "grams": "gram grams gramme grammes g",
    "milligrams": "mg milligram milligrams milligramme milligrammes",
    "micrograms": "µg microgram micrograms microgramme microgrammes",
    "pounds": "pound pounds lb lbs",
    "ounces": "ounce ounces oz",
    "stone": "stone",
    "litres": "litre litres liter liters",
    "millilitres": "ml millilitre millilitres milliliter milliliters",
    "gallons": "gallon gallons",
    "barrels": "barrel barrels",
    "degrees Celsius": "°c celsius degrees-celsius degrees-centigrade degrees-c degree-celsius ºc",
    "degrees Fahrenheit": "°f fahrenheit degrees-fahrenheit degrees-f degree-fahrenheit ºf",
    "degrees": "° degree degrees",
    "miles per hour": "mph miles-per-hour miles-an-hour",
    "kilometres per hour": "km/h kph kmh kilometres-per-hour kilometers-per-hour kilometres-an-hour kilometers-an-hour",
    "metres per second": "m/s metres-per-second meters-per-second",
    "cups": "cup cups",
    "tablespoons": "tablespoon tablespoons tbsp",
    "teaspoons": "teaspoon teaspoons tsp",
    "knots": "knot knots",
    "watts": "watt watts",
    "kilowatts": "kw kilowatt kilowatts",
    "megawatts": "mw megawatt megawatts",
    "gigawatts": "gw gigawatt gigawatts",
    "kilowatt-hours": "kwh kilowatt-hour kilowatt-hours",
    "megawatt-hours": "mwh megawatt-hour megawatt-hours",
    "volts": "volt volts",
    "electronvolts": "ev",
    "joules": "joule joules j",
    "hertz": "hz hertz",
    "megahertz": "mhz",
    "gigahertz": "ghz",
    "kilobytes": "kb kilobyte kilobytes",
    "megabytes": "mb megabyte megabytes",
    "gigabytes": "gb gigabyte gigabytes",
    "terabytes": "tb terabyte terabytes",
    "years": "year years year-old years-old yr yrs",
    "months": "month months month-old months-old",
    "weeks": "week weeks week-old weeks-old",
    "days": "day days day-old days-old",
    "hours": "hour hours hr hrs",
    "minutes": "minute minutes min mins",
    "seconds": "second seconds sec secs",
    "milliseconds": "ms millisecond milliseconds",
    "decades": "decade decades",
    "centuries": "century centuries",
    "basis points": "basis-point basis-points bps",
    "magnitude": "magnitude",
    "times": "fold x",
}
MEASURES = {form.replace("-", " "): name for name, forms in _MEASURES.items() for form in forms.split()}
MEASURES |= {"c": "cents", "p": "pence", "f": "degrees Fahrenheit"}
TIME_UNITS = frozenset("years months weeks days hours minutes seconds milliseconds decades centuries".split())
