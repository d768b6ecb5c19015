"""Closed word lists: what stands with a capital and is no name, and what stands before a name."""

MONTHS = frozenset(
    "January February March April May June July August September October November December"
    " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
)
WEEKDAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun".split()
)
TITLES = frozenset(
    "Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Lord Lady Rev Reverend Father Sister Brother Rabbi Imam Sheikh"
    " Ayatollah Cardinal Archbishop Bishop Pope Saint St President Vice Prime Premier Minister Secretary"
    " Undersecretary Chancellor Senator Sen Congressman Congresswoman Representative Rep Governor Gov Mayor"
    " Councillor Ambassador Envoy General Gen Lieutenant Lt Colonel Col Major Maj Captain Capt Sergeant Sgt"
    " Admiral Adm Commander Cmdr Brigadier Brig Marshal Corporal Private King Queen Prince Princess Emperor Duke"
    " Duchess Baron Baroness Count Countess Judge Justice Magistrate Attorney Prosecutor Sheriff Constable"
    " Inspector Detective Superintendent Chief Officer Deputy Director Chairman Chairwoman Chairperson Chair"
    " CEO CFO COO Spokesman Spokeswoman Spokesperson Coach Manager Editor Hon Rt MP MEP MSP Foreign Interior"
    " Defence Defense Finance Education Health Economy Energy Transport Home Speaker Leader Executive Economy".split()
)
# Parts of an office ("Foreign Minister"); a name may begin with them ("Foreign Office"), so they go only with a title.
OFFICES = frozenset(
    "Foreign Interior Defence Defense Finance Education Health Economy Energy Transport Home Vice Prime Rt"
    " Deputy Chief".split()
)
DEMONYMS = frozenset(
    "Afghan Albanian Algerian American Angolan Arab Argentine Argentinian Armenian Asian Australian Austrian"
    " Azerbaijani Bahraini Bangladeshi Belarusian Belgian Bolivian Bosnian Brazilian British Bulgarian Burmese"
    " Cambodian Cameroonian Canadian Caribbean Catalan Chadian Chechen Chilean Chinese Christian Colombian"
    " Congolese Croatian Cuban Cypriot Czech Danish Dutch Ecuadorian Egyptian Emirati English Eritrean Estonian"
    " Ethiopian European Filipino Finnish French Georgian German Ghanaian Greek Guatemalan Haitian Hindu Hungarian"
    " Icelandic Indian Indonesian Iranian Iraqi Irish Islamic Islamist Israeli Italian Ivorian Jamaican Japanese"
    " Jewish Jordanian Kazakh Kenyan Korean Kosovar Kurdish Kuwaiti Kyrgyz Laotian Latin Latvian Lebanese Liberian"
    " Libyan Lithuanian Malaysian Maltese Mexican Moldovan Mongolian Moroccan Mozambican Muslim Namibian Nepalese"
    " Nepali Nicaraguan Nigerian Norwegian Omani Orthodox Pakistani Palestinian Panamanian Paraguayan Peruvian"
    " Polish Portuguese Protestant Qatari Romanian Russian Rwandan Salvadoran Saudi Scottish Senegalese Serbian"
    " Shia Shiite Sikh Singaporean Slovak Slovenian Somali Spanish Sudanese Sunni Swedish Swiss Syrian Taiwanese"
    " Tajik Tanzanian Thai Tibetan Tunisian Turkish Turkmen Ugandan Ukrainian Uruguayan Uzbek Venezuelan"
    " Vietnamese Welsh Western Yemeni Zambian Zimbabwean African Catholic Buddhist Republican Democratic"
    " Democrat Conservative Liberal Nordic Baltic Balkan Soviet Northern Southern Eastern".split()
)
# Titles that end the name of a body and begin that of a person ("Epic Games CEO Tim Sweeney").
OFFICE_TITLES = frozenset(
    "CEO CFO COO President Chairman Chairwoman Spokesperson Spokesman Spokeswoman Minister Secretary Director Premier"
    " Chancellor Senator Governor Mayor Coach Commissioner Prime Chair".split()
)
# Words whose possessive is part of a name ("the King's Fund").
POSSESSORS = frozenset("King Queen People Women Men Children Workers Farmers Teachers Doctor Veterans Citizens".split())
PARTICLES = (
    "of the|of|de la|de los|del|della|de|di|da|do|dos|das|du|van der|van den|van|von der|von|zu|der|den|ter|ten"
    "|bin|bint|ibn|ben|al|el|abu|la|le|y|af"
)
# Words that open a sentence and are no names; longer forms are told by their endings.
COMMON = frozenset(
    "a about above across after again against all almost along already also although always amid among an and"
    " another any anyone anything are around as asked at away back based be because been before behind being below"
    " beside besides between beyond both but by can critics could data days despite did do does due during each"
    " earlier early either elsewhere even ever every everyone everything except experts far few figures finally"
    " first five follow for former four from further get given go had half has have having he hence her here hers"
    " herself him himself his how however hundreds i if in including indeed inside instead into is it its itself"
    " just last late later least less let like local long made make many may me meanwhile men might million more"
    " moreover most much must my near nearly neither never nevertheless new next nine no nobody none nor not"
    " nothing now of off officials often on once one only onto or other others otherwise our out outside over own"
    " parents part people per perhaps please police prior quite rather recent reports residents same scores second"
    " see seven several she should similarly since six so some someone something sometimes soon sources still"
    " such ten than that the their them then there thereafter therefore these they third this those though"
    " thousands three through throughout thus to today together tomorrow too toward towards two under unless"
    " unlike until up upon us use very via was we well were what whatever when where whereas wherever whether which"
    " while who whoever whole whom whose why will with within without witnesses women would yes yesterday yet you"
    " your zero according additionally although amongst apart aside authorities lawyers investigators doctors"
    " scientists researchers protesters demonstrators students teachers workers voters supporters opponents"
    " analysts observers organisers organizers members leaders ministers diplomats soldiers troops rebels"
    " militants families victims survivors children shares prices sales profits stocks oil gold estimates"
    " polls elections talks negotiations negotiators mediators hackers fishermen traffic image images photo photos"
    " video videos file read watch click share related source editor correction update updated note advertisement"
    " government governments parliament state states court courts church president minister prime king queen"
    " mr mrs ms dr rain heavy strong high low big small old young good great little large major minor public"
    " private human social political economic military foreign international national federal central"
    " regional global world city town village country area east west north south northern southern eastern western"
    " speaking think asked writing posts post posters poster requests request lawsuits".split()
)
# Words that open a sentence and never a name of several words.
OPENERS = frozenset(
    "a about after all also although amid among an and another any as at because before both but by despite during each"
    " even every few following for former from had has have he her his how if in including instead is it its just last"
    " later many meanwhile more most nearly no nor not of on once only or other our over per several she since so some"
    " still such than that the their then there these they this those though three through to two under until we were"
    " what when where whether which while who with without yet you".split()
)
ORGANISATION_WORDS = frozenset(
    "Ministry Council Church University College Institute Party Union Committee Commission Court Bank Group Corp"
    " Corporation Company Inc Ltd Limited LLC Agency Authority Department Office Service Services Force Forces"
    " Army Navy Police Guard Association Federation Foundation Society Organisation Organization League Team FC"
    " Club Museum Hospital School Parliament Congress Senate Assembly House Board Bureau Centre Center Network"
    " News Times Post Journal Magazine Press Media Radio TV Television Airlines Airways Air Systems Technologies"
    " Industries Holdings Partners Movement Front Brigade Brigades Legion Alliance Coalition Nations States"
    " Kingdom Republic Emirates Government Cabinet Treasury Reserve Fund Exchange Tribunal Programme Program"
    " Project Campaign Initiative Mission Command Corps Cross Crescent Watch International Weekly Daily Herald"
    " Expo Convention Festival Championship Cup Award Awards Prize Act Treaty Agreement Accord Resolution"
    " Studios Entertainment Games Motors Energy Oil Gas Pharma Laboratories Labs Hotel Company Mosque Supreme"
    " Security Intelligence Affairs".split()
)
PLACE_WORDS = frozenset(
    "City County State Province District Region Island Islands Sea Ocean Bay Gulf River Lake Mount Mountain Mountains"
    " Valley Street Road Avenue Square Bridge Airport Port Strip Bank Coast Beach Park Towers Tower Stadium Arena"
    " Palace North South East West Northern Southern Eastern Western Central New San Santa Los Las Saint Saudi"
    " Arabia Lanka Leone Guinea Zealand Korea Africa America Asia Europe Hotel Plains Street Hill Hills Gate".split()
)
# Words for what a person does or is, which stand before a name at the start of a sentence.
ROLES = frozenset(
    "mediator singer rapper actor actress striker midfielder goalkeeper defender forward quarterback driver boxer"
    " author writer poet journalist reporter blogger activist campaigner lawyer attorney banker billionaire"
    " businessman businesswoman entrepreneur founder economist analyst scientist researcher historian physicist"
    " astronaut pilot engineer architect designer artist musician guitarist drummer composer conductor comedian"
    " presenter host broadcaster publisher mogul tycoon manufacturer carmaker automaker airline insurer lender"
    " retailer supermarket chipmaker drugmaker startup giant rival neighbour neighbor neighbouring ally hosts"
    " champions newcomer veteran rookie teammate winger pop rock film tech search social-media oil defender"
    " opposition candidate nominee incumbent winner runner-up survivor victim suspect gunman witness eyewitness"
    " resident protester demonstrator farmer fisherman teacher student doctor nurse surgeon epidemiologist"
    " scientologist republican democrat lawmaker legislator politician diplomat negotiator commander".split()
)
