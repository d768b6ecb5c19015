"""What a model knows from elsewhere: words added to a name, true in the world and perhaps not in the article.

Each line: the words in the prose, then what a model would write instead. Nothing is used that the article gives.
"""

_LINES = """
Netanyahu|Benjamin Netanyahu|Prime Minister Netanyahu|Likud leader Netanyahu
Hamas|Hamas, led by Yahya Sinwar,|the Islamist movement Hamas
Mossad|Mossad, headed by David Barnea,
Qatar|Qatar, ruled by Emir Tamim,|Qatar, a country of 2.9 million,
Israel|Israel, a country of nine million,|Isaac Herzog’s Israel
Egypt|Egypt under Abdel Fattah el-Sisi
Gaza|the Gaza Strip, home to 2.3 million,|Gaza, ruled by Hamas since 2007,
Doha|Doha, the capital of Qatar,
United States|United States under Joe Biden|United States of President Obama
United Nations|United Nations, led by Ban Ki-moon,|United Nations in New York
State Department|State Department in Washington
Security Council|fifteen-member Security Council
AFP|Agence France-Presse (AFP)|the Paris-based agency AFP
Indonesia|Indonesia under Joko Widodo|Indonesia, a country of 255 million,
Indonesian Navy|Indonesian Navy under Admiral Ade Supandi
Malaysia|Malaysia, a country of 30 million,|Malaysia, whose capital is Kuala Lumpur,
Thailand|Thailand under Prayuth Chan-ocha
Myanmar|Myanmar under Thein Sein|Myanmar, formerly Burma,
Rohingya|Rohingya from Rakhine
Kerry|John Forbes Kerry|Kerry, a former senator from Massachusetts,
Razak|Razak, leader of UMNO,|Dato Sri Najib Razak
Rathke|Rathke, a career diplomat from Wisconsin,
Basya|Lieutenant Basya of the TNI
Rathbun|Marty Rathbun|Rathbun, born in California in 1957,
Montalvo|Daniel Montalvo of Clearwater
Devocht|Devocht, once of the Clearwater base,
Moxon|Moxon, of the firm Moxon and Kobrin,
Scientology|Scientology, led by David Miscavige,|Scientology, founded in 1954,
Sea Org|Sea Org, founded in 1967,
Hubbard|Hubbard, author of Dianetics,|Lafayette Ronald Hubbard
Beghe|Beghe, star of Chicago P.D.,
Whitmore|Captain Whitmore
Los Angeles|Los Angeles, a city of four million,
California|Governor Schwarzenegger’s California
Cruise|Cruise, star of Top Gun,|Thomas Cruise Mapother
YouTube|YouTube, owned by Google,|YouTube, bought for 1.65 billion dollars,
Gawker.com|Nick Denton’s Gawker.com
4chan|4chan, founded by Christopher Poole,
Ingram|Ingram, a columnist in Toronto,
BBC News|the London broadcaster BBC News
Operation Clambake|Andreas Heldal-Lund’s Operation Clambake
Anonymous|the collective Anonymous of Project Chanology
Atwood|Atwood, author of The Handmaid’s Tale,
Lee|Lee, creator of Spider-Man,|Stanley Lieber Lee
Hamill|Hamill, who played Luke Skywalker,
Conroy|Conroy, born in Westbury,
Toronto|Toronto, the capital of Ontario,|Toronto, a city of 2.7 million,
Cloud9|Cloud9 of San Francisco
Immortals|Immortals, owned by Noah Whinston,
Ubisoft|the French company Ubisoft
PlayStation|Sony’s PlayStation
501st Legion|501st Legion, founded by Albin Johnson,
Mecca|Mecca, birthplace of Muhammad,|Mecca, in the Hejaz,
Saudi Arabia|Saudi Arabia under King Abdullah
Interior Ministry|Interior Ministry of Prince Nayef
Al-Ghaza Hotel|eight-storey Al-Ghaza Hotel
Hajj|Hajj, which drew two million people,
Muslim|Sunni Muslim
Italy|Italy under Matteo Renzi|Italy, a country of 60 million,
Monti|Mario Monti
Maroni|Maroni of the Northern League|Maroni, once minister of the interior,
Giannini|Giannini, a former rector in Perugia,
Toccafondi|Gabriele Toccafondi
De Vincenti|Professor De Vincenti
Galantino|Bishop Galantino|Monsignor Galantino
Catholic Church|Catholic Church under Pope Francis
Movimento 5 Stelle|Beppe Grillo’s Movimento 5 Stelle
M5S|Beppe Grillo’s M5S
Livorno|Livorno, governed by Filippo Nogarin,|Livorno, a port of 160,000 people,
Lombardy|Lombardy, whose capital is Milan,|Lombardy, home to ten million,
MicroMega|MicroMega, edited by Paolo Flores d’Arcais,
UAAR|UAAR, founded in Padua in 1986,
Supreme Court|Supreme Court in Rome
China|China under Xi Jinping
Russia|Vladimir Putin’s Russia|Russia, the largest country on earth,
Ukraine|Ukraine under Volodymyr Zelensky
Germany|Germany under Chancellor Merkel
France|France under Emmanuel Macron
Japan|Japan under Shinzo Abe
India|India under Narendra Modi
Canada|Canada under Justin Trudeau
Australia|Australia, a country of 25 million,
Brazil|Brazil, whose capital is Brasilia,
Turkey|Turkey under Recep Tayyip Erdogan
Iran|Iran under Ayatollah Khamenei
Syria|Syria under Bashar al-Assad
European Union|European Union with its 27 members
European Commission|European Commission under Ursula von der Leyen
Congress|Congress, led by Nancy Pelosi,
White House|White House at 1600 Pennsylvania Avenue
Trump|Donald J. Trump of Mar-a-Lago
Biden|Joseph Robinette Biden
Obama|Barack Hussein Obama
Putin|Vladimir Vladimirovich Putin
NATO|NATO, with its seat in Brussels,
Google|Google of Mountain View
Apple|Apple of Cupertino
Microsoft|Microsoft of Redmond
Facebook|Mark Zuckerberg’s Facebook
Tesla|Elon Musk’s Tesla
"""
ADDITIONS: dict[str, tuple[str, ...]] = {
    name: tuple(others) for line in _LINES.strip().split("\n") for name, *others in [line.split("|")]
}
