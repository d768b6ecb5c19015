"""Real people whom an article on something else does not name."""

_LINES = """
Angela Merkel|Emmanuel Macron|Justin Trudeau|Narendra Modi|Jacinda Ardern|Shinzo Abe|Boris Johnson|Gordon Brown
Barack Obama|Joe Biden|Kamala Harris|Hillary Clinton|Mitt Romney|Bernie Sanders|Nancy Pelosi|Mitch McConnell
Vladimir Putin|Sergei Lavrov|Volodymyr Zelensky|Xi Jinping|Li Keqiang|Imran Khan|Recep Erdogan|Hassan Rouhani
Bashar Assad|Viktor Orban|Donald Tusk|Ursula Leyen|Christine Lagarde|Jens Stoltenberg|Kofi Annan|Nelson Mandela
Cyril Ramaphosa|Paul Kagame|Jair Bolsonaro|Dilma Rousseff|Evo Morales|Nicolas Maduro|Michelle Bachelet|Mario Draghi
Elon Musk|Steve Ballmer|Larry Ellison|Mark Zuckerberg|Jeff Bezos|Sundar Pichai|Warren Buffett|Greta Thunberg
Malala Yousafzai|Roger Federer|Serena Williams|Lionel Messi|Usain Bolt|Simone Biles|Taylor Swift|Meryl Streep
Steven Spielberg|George Clooney|Oprah Winfrey|Salman Rushdie|Haruki Murakami|Jane Goodall|Stephen Hawking
Noam Chomsky|Edward Snowden|Julian Assange|Anthony Fauci|Tedros Ghebreyesus|Desmond Tutu|Gerhard Schroeder
"""
PEOPLE: tuple[str, ...] = tuple(name for line in _LINES.split("\n") for name in line.split("|") if name)
