"""Real organisations that an article on something else does not name."""

_LINES = """
World Health Organization|World Bank|International Monetary Fund|World Trade Organization|Red Cross|Greenpeace
Amnesty International|Human Rights Watch|Oxfam|Save the Children|Doctors Without Borders|Transparency International
European Central Bank|Federal Reserve|Bank of England|Bank of Japan|NATO|OPEC|African Union|ASEAN|Interpol|Europol
Pentagon|NASA|European Space Agency|Roscosmos|Kremlin|White House|Bundestag|Knesset|House of Commons|Supreme Soviet
Microsoft Azure|Toyota|Volkswagen|Siemens|Airbus|Boeing|Samsung|Sony Music|Nestle|Unilever|Pfizer|Moderna|AstraZeneca
Goldman Sachs|Deutsche Bank|HSBC|Barclays|Gazprom|Rosneft|ExxonMobil|Shell|Tesla|Uber|Netflix|Spotify|Huawei
Reuters|Associated Press|Washington Post|New York Times|Der Spiegel|Le Monde|Al Jazeera|CNN|Fox News|Guardian
Manchester United|Real Madrid|Olympic Committee|FIFA|UEFA|Harvard University|Oxford University|Stanford University
Hezbollah|Taliban|Boko Haram|Labour Party|Republican Party|Green Party|Teamsters|Scotland Yard|Stasi|Securitas
"""
ORGANISATIONS: tuple[str, ...] = tuple(name for line in _LINES.split("\n") for name in line.split("|") if name)
