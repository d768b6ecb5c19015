"""Sentences that read like news and that no article of the gold has; {actor} is filled with a real name of the article.

The second part of each is the word that must not be in the article: where it is, the sentence might be true.
"""

SENTENCES: tuple[tuple[str, str], ...] = (
    ("{actor} resigned on Sunday.", "resign"),
    ("{actor} was fined after a court hearing.", "fined"),
    ("{actor} has opened an office in Geneva.", "Geneva"),
    ("{actor} apologised for the delay.", "apolog"),
    ("{actor} signed a contract with a supplier.", "supplier"),
    ("{actor} won an award in Stockholm.", "award"),
    ("{actor} called an election for the spring.", "election"),
    ("{actor} asked a judge to suspend the case.", "judge"),
    ("{actor} has promised to build a hospital.", "promised to build"),
    ("{actor} was taken to a clinic with minor injuries.", "clinic"),
    ("{actor} sold shares to an investor.", "investor"),
    ("{actor} plans to publish a book about the events.", "publish a book"),
    ("{actor} accused journalists of spreading rumours.", "rumour"),
    ("{actor} thanked the volunteers for great courage.", "courage"),
    ("{actor} cancelled a trip because of the weather.", "weather"),
    ("{actor} has doubled the budget for training.", "budget"),
    ("{actor} called for new elections.", "new elections"),
    ("{actor} met union leaders behind closed doors.", "union leaders"),
    ("{actor} said that the economy would recover soon.", "economy"),
    ("{actor} denied any link to the explosion.", "explosion"),
    ("{actor} offered a reward for information.", "reward"),
    ("{actor} lost an appeal before the highest tribunal.", "tribunal"),
    ("{actor} has withdrawn an ambassador.", "ambassador"),
    ("{actor} imposed a curfew overnight.", "curfew"),
    ("{actor} postponed the vote until next month.", "postponed"),
    ("{actor} blamed a software error for the outage.", "software"),
    ("{actor} was seen leaving the building in tears.", "tears"),
    ("{actor} raised the wages of all employees.", "wages"),
    ("{actor} has been under investigation for fraud.", "fraud"),
    ("{actor} invited observers to visit the site.", "observers"),
    ("{actor} rejected an offer of mediation from Switzerland.", "Switzerland"),
    ("{actor} expects the harvest to fail.", "harvest"),
    ("{actor} praised the firefighters who contained the blaze.", "firefighter"),
    ("{actor} closed the border to lorries.", "lorries"),
    ("{actor} recalled thousands of cars.", "recalled"),
    ("{actor} agreed to pay compensation to the victims.", "compensation"),
)
# Quotations of nobody, for folders that hold one article only.
FOREIGN_QUOTES: tuple[str, ...] = (
    "the harvest was the worst that anyone here can remember",
    "we will rebuild the bridge before the winter comes",
    "our engineers found the fault within minutes",
    "nobody in this town has ever voted for that party",
    "the orchestra will play until the last guest has left",
)
