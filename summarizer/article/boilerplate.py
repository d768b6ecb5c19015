"""Whole lines that a web page puts around an article: comment forms, share bars, newsletters, notices.

List-driven and whole-line: a line is either one of these phrases, or opens with one that no news sentence opens with.
"""

import re

_LONGEST_LINE = 260

# The line is this phrase and nothing else; case, outer punctuation and white space do not count.
_PHRASES = frozenset(
    """
leave a reply|leave a comment|leave a reply cancel reply|cancel reply|post a comment|post comment|add a comment
add comment|write a comment|join the conversation|join the discussion|view comments|show comments|hide comments
no comments|no comments yet|comments are closed|comment on this story|0 comments|be the first to comment
your email address will not be published|required fields are marked|email address|save my name
log in to comment|login to comment|log in to leave a comment|you must be logged in to post a comment
sign in to comment|report this comment|notify me of new posts by email|notify me of follow-up comments by email
share this|share this article|share this story|share this post|share this page|share this with|share on facebook
share on twitter|share on x|share on linkedin|share on whatsapp|share via email|share on reddit|share on pinterest
share on telegram|share by email|email this|email this article|print this article|print this page|copy link
copy link to clipboard|link copied|copied to clipboard|like this|like loading|opens in new window
subscribe|subscribe now|subscribe today|subscribe here|sign up|sign up now|sign in|log in|register|log out
already a subscriber|create account|create an account|support us|become a member|newsletter|newsletters|donate
follow us|follow us on|connect with us|stay connected|download our app|download the app|get the app
related|related articles|related article|related stories|related story|related posts|related post|related news
related topics|related content|related links|related coverage|related items|read more|read next|read also
also read|see also|more stories|more news|more on this|more on this story|more on this topic|more like this
you may also like|you might also like|you may be interested in|recommended|recommended for you|recommended stories
recommended articles|most read|most popular|most viewed|most commented|trending|trending now|trending stories
popular posts|recent posts|recent comments|latest news|latest stories|top stories|editor's picks|editors' picks
don't miss|up next|what to read next|in this article|in this story|previous article|next article|previous post
next post|previous story|next story|back to top|load more|show more|show less|view all|see all|view more
load more comments|continue reading|read the full story|read the full article|read full article|read full story
skip to content|skip to main content|skip to navigation|main menu|toggle navigation|open menu|close menu|jump to content
advertisement|advertisements|advertising|story continues below advertisement|article continues below advertisement
story continues below this advertisement|article continues after this advertisement|article continues below
advertisement - continue reading below|advertisement - scroll to continue|sponsored|sponsored content|promoted content
paid content|ads by google|remove ads|report this ad|close ad|skip ad|all rights reserved
privacy policy|privacy notice|terms of use|terms of service|terms and conditions|terms & conditions|cookie policy
cookie settings|cookie preferences|manage cookies|accept cookies|accept all cookies|accept all|reject all
about us|contact us|advertise with us|site map|sitemap|do not sell my personal information|thank you for reading
thanks for reading|sign up here|click here|δ|our standards|report an error|licensing rights
laisser un commentaire|laissez un commentaire|ajouter un commentaire|annuler la réponse|aucun commentaire
voir les commentaires|partager cet article|partager sur facebook|partager sur twitter|partager l'article
à lire aussi|a lire aussi|lire aussi|lire la suite|en savoir plus|articles liés|articles similaires
articles connexes|sur le même sujet|publicité|tous droits réservés|suivez-nous|s'abonner|je m'abonne|abonnez-vous
se connecter|mentions légales|politique de confidentialité|les plus lus|la rédaction vous conseille
schreibe einen kommentar|schreiben sie einen kommentar|kommentar hinterlassen|kommentar schreiben|antworten abbrechen
kommentar verfassen|artikel teilen|diesen artikel teilen|auf facebook teilen|lesen sie auch|mehr zum thema
das könnte sie auch interessieren|das könnte dich auch interessieren|weiterlesen|alle rechte vorbehalten
newsletter abonnieren|jetzt abonnieren|jetzt anmelden|folgen sie uns|meistgelesen|datenschutzerklärung|impressum
deja un comentario|deja una respuesta|dejar un comentario|cancelar la respuesta|escribe un comentario
compartir en facebook|compartir en twitter|compartir este artículo|compartir esta noticia|lea también|lee también
te puede interesar|te recomendamos|noticias relacionadas|artículos relacionados|seguir leyendo|leer más
todos los derechos reservados|publicidad|suscríbete|suscríbase|síguenos|síganos|lo más leído|política de privacidad
lascia un commento|tutti i diritti riservati|leggi anche|deixe um comentário|todos os direitos reservados|leia também
""".strip()
    .replace("\n", "|")
    .split("|")
)
# Also words of the language: boilerplate only beside other boilerplate, or as the last line.
_WEAK_PHRASES = frozenset(
    """
share|tweet|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|instagram|youtube|email|e-mail|print|link
messenger|flipboard|threads|bluesky|published|published on|updated|bookmark|save article|news
sport|sports|business|opinion|world|politics|culture|technology|science|health|video|videos|live|weather|travel|arts|lifestyle|entertainment
comment|comments|name|website|submit|reply|send|save|like|loading|menu|home|search
close|open|next|previous|tags|topics|more|contact|about|help|faq|ad|ads|rss|login|subscribe|follow|listen|watch|play
commentaires|commentaire|partager|répondre|imprimer|envoyer|nom|recherche|accueil|kommentare|kommentar|teilen|drucken
antworten|anzeige|werbung|suche|startseite|comentarios|compartir|imprimir|enviar|responder|buscar|inicio|nombre
""".strip()
    .replace("\n", "|")
    .split("|")
)
_OPENINGS = (
    r"your (?:e-?mail )?address will not be published\b",
    r"required fields are marked\b",
    r"save my name, e-?mail",
    r"(?:you must be |please )?log(?:ged)? in to (?:post|leave|write|read|view) (?:a |the )?comments?\b",
    r"notify me of (?:new|follow-?up) ",
    r"(?:name|e-?mail|comment|website|nom|correo electrónico|nombre|nome) ?\*$",
    r"(?:click|tap) (?:here )?to (?:share|print|e-?mail|tweet|subscribe|comment)\b",
    r"share (?:this )?(?:(?:article|story|post|page) )?(?:on|via|to) (?:facebook|twitter|x|linkedin|whatsapp|social)\b",
    r"\d+ (?:comments?|shares?|kommentare?|commentaires?|comentarios?)$",
    r"(?:please )?subscribe (?:now |today |here )?(?:to|for) (?:our|the|continue|keep|read|get|unlock|access)\b",
    r"(?:please )?sign up (?:now |today |here )?(?:(?:for|to) .{0,60})?(?:newsletter|update|alert|inbox|briefing)s?\b",
    r"(?:get|receive) (?:the|our|all the|more) .{0,60}(?:in|to) your (?:inbox|e-?mail)\b",
    r"join our (?:.{0,30} )?(?:newsletter|mailing list|channel|community|telegram|whatsapp)\b",
    r"(?:follow|like|find) us on\b",
    r"follow @?[\w ]{2,40} on (?:facebook|twitter|x|instagram|linkedin|google news|telegram|whatsapp|threads)\b",
    r"follow [^.]{2,60}\bcoverage\b",
    r"our standards ?:",
    r"for more (?:news|stories|updates)[^.]{0,60}(?:follow|visit|subscribe|download|click)\b",
    r"(?:download|get) (?:our|the) (?:.{0,20} )?app\b",
    r"(?:read|see|watch) (?:more|also|next|related) ?[:|»>→-]",
    r"(?:also|must) read ?[:|»>→-]",
    r"read more (?:about|on|from|here|at|news|stories)\b[^.]*$",
    r"(?:read|watch|related|see also|more|read now|also see|recommended|don't miss) ?[:|] ?\S",
    r"related (?:articles?|stor(?:y|ies)|news|posts?|coverage|reading) ?[:|-]",
    r"more (?:from|on|stories from|news from) [^.]{2,50}[:»>→]$",
    r"(?:tags?|filed under|posted in|categor(?:y|ies)|topics|keywords|labels) ?:",
    r"(?:story|article|post) continues (?:below|after)\b",
    r"(?:©|\(c\) ?(?:\d{4}|copyright)|copyright (?:©|\(c\)|\d{4}|by )|&copy;)",
    r"this material may not be (?:published|reproduced|broadcast)",
    r"(?:we|this (?:web ?site|site|page)|our (?:web ?site|site|partners)) (?:and our partners )?uses? cookies\b",
    r"by (?:continuing|clicking|using|signing|subscribing|accepting|entering) [^.]{0,80}"
    r"\b(?:cookies|agree|terms|privacy|consent)",
    r"this site (?:is protected by recaptcha|uses akismet)",
    r"(?:already a (?:subscriber|member)\?|to continue reading\b|this (?:article|content|story) is (?:only )?"
    r"(?:available |reserved |exclusive(?:ly)? )?(?:to|for) (?:our |paid |paying )*(?:subscribers|members)\b)",
    r"\d+ (?:more )?(?:articles?|stories) (?:left|remaining)\b",
    r"(?:sponsored|presented|powered) by [^.]{2,40}$",
    r"(?:view|see|show|load) (?:all )?\d* ?comments\b",
    r"votre adresse (?:e-?mail|de messagerie) ne sera pas publiée",
    r"les champs obligatoires",
    r"(?:à |a )?lire (?:aussi|également|la suite) ?[:|»>→-]",
    r"(?:abonnez|inscrivez)-vous (?:à|pour|gratuitement|dès|maintenant)\b",
    r"(?:suivez|rejoignez)-nous\b",
    r"partager (?:sur|via|cet|l'article)\b",
    r"nous utilisons des cookies|ce site utilise des cookies",
    r"(?:deine|ihre) e-?mail-?adresse wird nicht veröffentlicht",
    r"erforderliche felder sind",
    r"(?:lesen sie auch|lies auch|mehr zum thema|mehr dazu) ?[:|»>→-]",
    r"(?:abonnieren sie|jetzt (?:den )?newsletter|melden sie sich (?:jetzt )?(?:für|zum) )",
    r"folgen sie uns (?:auf|bei)\b",
    r"(?:wir verwenden|diese (?:web)?seite verwendet) cookies",
    r"tu dirección de correo electrónico no será publicada|los campos obligatorios",
    r"(?:lea|lee|leer|ver) (?:también|además|más) ?[:|»>→-]",
    r"(?:suscríbete|suscríbase|suscribirse) (?:a|al|para|por|ahora|gratis)\b",
    r"(?:síguenos|síganos) en\b",
    r"(?:usamos|utilizamos) cookies|este sitio (?:web )?(?:usa|utiliza) cookies",
)
_OPENING = re.compile("|".join(_OPENINGS))
_RIGHTS = re.compile(
    r"\b(?:all rights reserved|tous droits réservés|alle rechte vorbehalten|todos los derechos reservados)\b"
)
# What an opening may begin with; most lines of an article end the test here.
_OPENING_WORDS = frozenset(
    "your required save you please log logged notify name e-mail email comment website nom correo nombre nome click "
    "tap share subscribe sign get receive join follow like find for download read see watch also must related more "
    "recommended don't tag tags filed posted category categories topics keywords labels story article post copyright c "
    "this we our by already to sponsored presented powered view show load votre les lire à a abonnez-vous "
    "inscrivez-vous suivez-nous rejoignez-nous partager nous ce deine ihre erforderliche lesen lies mehr abonnieren "
    "jetzt melden folgen wir diese tu los lea lee leer ver suscríbete suscríbase suscribirse síguenos síganos usamos "
    "utilizamos este".split()
)
_WORD = re.compile(r"[^\W_]+(?:['&-][^\W_]+)*")
_FIRST_WORDS = _OPENING_WORDS.union(
    *(_WORD.findall(phrase)[:1] for phrase in (*_PHRASES, *_WEAK_PHRASES)),
)
_RIGHTS_WORDS = ("reserved", "réservés", "vorbehalten", "reservados")
_OUTER = ' \t\u00a0*#>»«›→←|·•–—-:.!…?()[]"“”'
_SEPARATOR = re.compile(r"\s*[|·•/,–—>»]\s*|\s{2,}")


def is_boilerplate(line: str) -> bool:
    """Tell whether a whole line is boilerplate wherever it stands."""
    if len(line) > _LONGEST_LINE:
        return False
    folded = line.casefold().replace("’", "'")
    first = _WORD.search(folded)
    if first is None:
        return True
    if first.group() not in _FIRST_WORDS and not first.group().isdigit() and "©" not in folded:
        return _reserves_rights(folded)
    folded = " ".join(folded.split())
    return (
        folded.strip(_OUTER) in _PHRASES
        or bool(_OPENING.match(folded.lstrip("*•>→–—-| ")))
        or _reserves_rights(folded)
        or _is_bar(line)
    )


def _reserves_rights(folded: str) -> bool:
    return len(folded) <= 160 and any(word in folded for word in _RIGHTS_WORDS) and bool(_RIGHTS.search(folded))


def is_weak_boilerplate(line: str) -> bool:
    """Tell whether a line is boilerplate if its neighbours are: "Share", "Comments", "Home"."""
    return len(line) <= 24 and line.casefold().strip(_OUTER) in _WEAK_PHRASES


def _is_bar(line: str) -> bool:
    """Tell whether a line is a row of links: "Facebook | Twitter | Email"."""
    if len(line) > 120:
        return False
    parts = [part.casefold().strip(_OUTER) for part in _SEPARATOR.split(line.strip())]
    if len(parts) > 1:
        return all(part in _WEAK_PHRASES or part in _PHRASES for part in parts)
    words = parts[0].split(" ")
    return len(words) > 2 and all(word in _WEAK_PHRASES for word in words)
