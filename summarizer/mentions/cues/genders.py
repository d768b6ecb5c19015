"""What words tell of a person: titles and nouns for women and men, first names, and nouns for what a person is."""

from typing import Literal

Gender = Literal["she", "he"]

_FEMALE = frozenset(
    "mrs ms miss dame lady queen princess baroness duchess countess actress mother wife widow daughter sister"
    " grandmother aunt niece girl woman businesswoman sportswoman policewoman councilwoman congresswoman waitress"
    " nun midwife heiress hostess girlfriend housewife schoolgirl ballerina empress abbess".split()
)
_MALE = frozenset(
    "mr sir lord king prince pope duke baron emperor actor father husband widower son brother grandfather uncle"
    " nephew boy man businessman sportsman policeman councilman congressman waiter monk priest imam rabbi bishop"
    " archbishop cardinal boyfriend schoolboy fisherman fireman gunman".split()
)
# First names that in the news of most countries are women's, or men's, only.
_WOMEN = frozenset(
    "Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Sandra Margaret"
    " Ashley Emily Donna Michelle Amanda Melissa Deborah Stephanie Rebecca Laura Helen Sharon Cynthia"
    " Kathleen Amy Angela Anna Ruth Brenda Pamela Nicole Katherine Catherine Christine Samantha Janet"
    " Rachel Maria Heather Diane Julie Joyce Victoria Olivia Sophie Sophia Charlotte Emma Isabella Hannah"
    " Alice Claire Fiona Jane Kate Lucy Rosa Ana Elena Olga Natalia Svetlana Irina Tatiana Ingrid Greta"
    " Ursula Angelika Giulia Francesca Lucia Carmen Pilar Ines Fatima Aisha Maryam Leila Layla Zahra Noor"
    " Priya Anjali Lakshmi Mei Yuki Sakura Amina Ngozi Theresa Teresa Nicola Harriet Eleanor Sheila Doreen"
    " Maureen Gillian Hilary Hillary Kamala Melania Ivana Annette Monica Veronica Gloria Ella Mia Ruby Ewa"
    " Agnieszka Katarzyna Hanna Astrid Birgit Brigitte Chloe Camille Isabelle Marie Nathalie Valerie"
    " Virginie Giorgia Chiara Paola Silvia Marta Beatriz Gabriela Daniela Juliana Luisa Abigail Amelia"
    " Anita Ann Anne Annie Audrey Beth Bridget Caroline Carol Carolyn Cheryl Christina Clara Danielle"
    " Debbie Denise Diana Dorothy Edith Eileen Ellen Erin Esther Eva Evelyn Florence Frances Geraldine"
    " Grace Gwen Holly Irene Jacqueline Jill Joan Joanna Joanne Josephine Judith Judy Julia Karin Kathryn"
    " Katie Kirsten Lauren Leah Lily Liz Lorraine Louise Lydia Madeleine Marjorie Marlene Martha Martina"
    " Maya Megan Miriam Molly Nadia Naomi Natalie Nina Nora Norma Paula Penny Petra Philippa Phoebe Rita"
    " Roberta Rosemary Sally Sara Sonia Stella Sue Susanne Sylvia Tamara Tara Tina Vanessa Vera Wendy"
    " Yvonne Zoe".split()
)
_MEN = frozenset(
    "James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew"
    " Anthony Mark Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Edward Ronald Timothy Jason"
    " Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel"
    " Gregory Frank Raymond Patrick Jack Dennis Jerry Peter Simon Alan Ian Neil Nigel Graham Stuart Keith"
    " Colin Derek Trevor Gordon Henry Harry Oliver Arthur Philip Rishi Boris Tony Joe Bill Jim Mike Steve"
    " Dave Tom Tim Ben Sam Nick Vladimir Sergei Dmitry Mikhail Alexander Ivan Igor Oleg Viktor Volodymyr"
    " Hans Klaus Olaf Wolfgang Jürgen Friedrich Emmanuel Jean-Luc François Pierre Jacques Nicolas Antoine"
    " Carlos Jose José Juan Luis Miguel Pedro Jorge Fernando Diego Javier Pablo Antonio Giovanni Giuseppe"
    " Marco Matteo Paolo Luca Mario Silvio Mohammed Muhammad Mohamed Ahmed Ahmad Ali Hassan Hussein Omar"
    " Ibrahim Mustafa Mahmoud Khalid Abdullah Recep Yair Naftali Moshe Narendra Rahul Amit Sanjay Rajesh"
    " Arun Ravi Kofi Kwame Cyril Nelson Emeka Chinedu Hiroshi Kenji Takeshi Shinzo Fumio Lars Anders Erik"
    " Björn Sven Piotr Andrzej Tomasz Pavel Petr Jan Donal Eoin Liam Sean Seamus Declan Hugo Felix Otto"
    " Marcus Martin Adam Aaron Lewis Louis Lawrence Roger Roy Russell Wayne Walter Victor Vincent Leonard"
    " Howard Hugh Gerald Gerard Glenn Greg Craig Curtis Dean Dominic Duncan Edwin Ernest Eugene Fred Geoff"
    " Geoffrey Gavin Jeremy Jeff Ken Karl Kurt Luke Malcolm Max Nathan Norman Oscar Ralph Ray Rob Rodney"
    " Ron Rupert Ted Theo Toby".split()
)
# What a person is, in the singular: "the governor", "a neighbour".
ROLES = frozenset(
    "spokesman spokeswoman spokesperson head boss deputy member minister president governor mayor judge"
    " magistrate prosecutor lawyer attorney barrister solicitor chancellor premier senator lawmaker"
    " councillor commissioner ambassador envoy diplomat official adviser advisor aide secretary director"
    " executive chief chairman chairwoman chair manager coach captain striker goalkeeper midfielder"
    " defender winger player athlete champion runner boxer driver pilot singer musician rapper author"
    " writer poet novelist artist filmmaker producer journalist reporter editor presenter scientist"
    " researcher professor academic historian economist analyst doctor surgeon nurse teacher headteacher"
    " principal student pupil officer inspector detective sergeant constable superintendent sheriff"
    " general colonel commander soldier sailor farmer shopkeeper entrepreneur founder billionaire landlord"
    " tenant resident neighbour neighbor witness victim survivor suspect defendant claimant plaintiff"
    " whistleblower activist campaigner protester leader candidate incumbent politician veteran engineer"
    " owner mp ceo expert critic source insider poster blogger user employee worker passenger patient".split()
)
# What a firm or body may be called after its name: "Halden Energy ... The company said".
BODY_NOUNS = frozenset(
    "company firm group bank club charity agency airline carmaker automaker retailer insurer lender brewer miner"
    " supermarket chain operator utility broadcaster newspaper publisher manufacturer startup organisation organization"
    " watchdog regulator union party league federation institute think-tank studio maker".split()
)
PERSONS = ROLES | _FEMALE | _MALE


def gender_of(noun: str) -> Gender | None:
    """Return the gender that a title or noun in lower case tells."""
    if noun in _FEMALE or noun.endswith("woman"):
        return "she"
    return "he" if noun in _MALE or noun.endswith(("sman", "rman")) else None


def gender_of_name(name: str) -> Gender | None:
    """Return the gender that the first of two or more names tells."""
    first, *rest = name.split()
    if not rest:
        return None
    return "she" if first in _WOMEN else "he" if first in _MEN else None
