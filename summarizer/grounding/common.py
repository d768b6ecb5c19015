"""Common English words: capitalised at the start of a sentence, they are no names."""

COMMON = frozenset(
    """a abandoned abilities able abortion abortions about above abroad absent abuser abuses academic academics accept
    accepted accepting accepts access accident accidents accommodation accompanying according accordingly account
    accountability accounts accurate accusations accuse accused accuses accusing achieved achievements acknowledged
    acknowledging acquired acquiring acquisition acquisitions acres across act acted acting action actions active
    activist activists activities activity actor actors actresses acts actual actually added addiction addictions adding
    additional additionally address addressed addresses addressing administration administrative administrators
    admissions admit admits admitted admittedly admitting adopted adopting adoptions adult adults advanced advances
    advantages adverse advertisers advertising adverts advice advised adviser advisers advising advisor advisors
    advocates affairs affected affecting afraid after aftershocks afterward afterwards again against age agencies agency
    agenda agendas agent agents ages ago agree agreed agreeing agreement agreements agrees agricultural agriculture
    ahead aid aides aim aimed aiming aims air aircraft airline airlines airport airports airstrike airstrikes alarming
    alarms albums alcohol alerts algorithms alive all all-time allegations alleged allegedly alleging allergies alliance
    alliances allies allow allowances allowed allowing allows almost alone along alongside already also alternative
    alternatively alternatives although always ambassador ambassadors ambitions ambulance ambulances amended amendments
    amid amidst ammunition amnesty among amongst an analysed analysis analyst analysts ancestors ancient and anger angry
    animals anniversaries anniversary announce announced announcement announcements announces announcing annual annually
    another answer answered answering answers anti-corruption anti-government anti-war antibiotics antibodies
    anticipated antisemitism anxiety any anybody anyone anything anyway anywhere apartheid apartment apartments
    apologise apologises app apparently appeal appealed appealing appeals appearance appearances appeared appearing
    appliances applicants application applications applied applying appoint appointed appointing appointment
    appointments appoints approached approaches approaching approval approvals approve approved approves approving
    approximately apps arbitration archaeologists archbishops architects architecture are area areas arguably argued
    argues arguing argument arguments arm armed armies armoured arms army around arrangements arrest arrested arresting
    arrests arrivals arrived arriving arson article articles artificial artillery artist artists as ashes aside ask
    asked asking asks assailant assailants assassins assault assaults assembly assessed assessments asset assets
    assistant assistants assisted assisting association associations assumed assuming asteroids asthma astonishingly
    astronauts asylum at athlete athletes athletics atmosphere atoms atrocities attack attacked attacker attackers
    attacking attacks attempt attempted attempting attempts attending attention attorneys auction auctions audience
    audiences audits austerity author authorities authority authors autism automatic autopsy available average aviation
    avoid avoided avoiding avoids awaiting award awards away babies baby back backbenchers backed backer backers
    background backing backlash backlogs backs bacteria bad bail bailouts balance balanced balances balancing ballet
    ballot ballots ban bands bank banking bankrupt bankruptcy banned banning bans bar barely barred barring base
    baseball based bases basic basketball batsman batsmen batteries battle battled battles battling be beaches beat
    beating beats beautiful became because become becomes becoming beef been beer bees before begin beginning begins
    begun behaviour behind being beliefs believed believes believing below benefit benefits besides best bet better
    betting between beyond bid bidder bidders big bigger biggest bilateral billion billionaires billions bills
    biodiversity biologist biologists biotech bipartisan birds birth birthday births bishops bitcoin bitter blackout
    blame blamed blames blaming blast blasts blaze blew blockade blockchain blocked blocking blocks blood bloodshed blue
    board boards boat boats bodies body bomb bomber bombers bombing bombings bombs bonds bonuses book books border
    borders born borrower borrowers borrowing boss bosses both bottom bought bowler bowlers boxing boy boyfriend boys
    brain branches breach breached breaches breakdowns breaking breakthrough breakthroughs bred breeds brewers bridges
    brief briefing briefly broad broadband broadcast broadcaster broadcasters broadcasting broke broken brokers brother
    brothers brought budget budgets build builder builders building buildings builds built bullets bullying bureaucracy
    burglaries burglars buried bus buses business businesses businessman businessmen busy but buyer buyers buying by
    by-election by-elections cabinet cabinets cables call called calling calls calm came camera cameras campaign
    campaigner campaigners campaigns camps campus can cancel cancelled cancelling cancels cancer candidacy candidate
    candidates cannabis cannot capital capitalism captain captured capturing car carbon cards care career careers
    careful carer carers cargo cargoes caring carmakers carnage carried carrier carriers carries carry carrying cars
    case cases casualties categories catering cats cattle caught cause caused causes causing cautioned cautions
    ceasefire ceasefires celebrate celebrated celebrates celebrating celebrations celebrities celebrity cells census
    cent center centers central centre centres centrist centrists cents centuries century ceremonies ceremony certain
    certainly certificates chairman chairmen chairs chairwoman challenge challenged challenger challengers challenges
    challenging champion champions championship championships chancellor chancellors change changed changes changing
    chaos charge charged charges charging charities charity cheap cheaper cheapest cheating checked checkpoint
    checkpoints cheers cheese chemical chemicals chemist chemists chemotherapy chief child childbirth childcare children
    chipmakers chips choice cholera chosen chronic church churches cinema cite cited cites cities citing citizens
    citizenship city civic civil civilian civilians cladding claim claimant claimants claimed claiming claims clash
    clashes class classes classical classroom classrooms clean clean-up cleanup clear cleared clearing clearly clergy
    clerks client clients climate climb climbed climber climbers climbs clinical close closed closes closing clothes
    clothing clouds club clubs clues co-founder co-founders co-operation coach coaches coal coalition coalitions coast
    coastal coastguards cocaine code codes coffee coins cold collapse collapsed collapses collapsing colleagues
    collecting collection collections collective college colleges column columnist columnists combating combination
    combined combining coming commander commanders comment commentary commentator commentators commented commenting
    comments commercial commission commissioner commissioners commissions commitment commitments committed committee
    committees committing common communication communications communism communities community commuter commuters
    companies company comparable compared comparing comparison comparisons compensation compensations competition
    competitions competitive competitor competitors complained complaint complaints complete completed completes
    completing complex compliance comprehensive compulsory computer computers conceded concentration concern concerned
    concerning concerns concert concerts concluded concluding conclusion conclusions concrete condemn condemned
    condemning condemns condition conditions conducted conducting conference conferences confession confidence
    confidential confirm confirmation confirmed confirming confirms conflict conflicts congestion connected connections
    consecutive consensus consent consequences consequently conservation conservationists consider considerable
    considered considering considers conspiracy constant constituencies constitution constitutional constitutions
    construction consultant consultants consultation consultations consumer consumers consumption contaminated
    contamination content contest context continue continued continues continuing contract contracted contractor
    contractors contracts contribution contributions control controlled controlling controls controversial
    controversially controversies controversy conventions conversation conversations conversely convicted conviction
    convictions convinced cooperation copper corner coronavirus coroner coroners corporate corporation corporations
    correct correction corrections corruption cost costs could council councillor councillors councils counties counting
    countless countries country countryside county coup couple coups courage course court courtrooms courts cover
    cover-up coverage covering covers crackdown crackdowns crash crashed crashes create created creates creating credit
    creditor creditors credits crew cricket crime crimes criminal criminals crises crisis criteria critic critical
    critically criticise criticised criticises criticising criticism critics crop crops cross-border crowd crowds crowns
    crucial crucially crypto cryptocurrency cultural cultures curfew curfews curiously currencies currency current
    currently curriculum custody customer customers customs cut cutbacks cuts cutting cyberattack cyberattacks
    cybercrime cycles cycling cyclist cyclists cyclone cyclones daily damage damaged damaging dancer dancers dancing
    danger dangerous dangers darkness data date daughter daughters day days dead deadlier deadliest deadline deadlines
    deadlock deadly deal dealer dealers dealing deals death deaths debate debates debating debris debt debtors debts
    decade decades decide decided decides deciding decision decisions declare declared declares declaring decline
    declined declines declining decreases deep deeply defeat defeated defeating defeats defected defects defence
    defences defend defendant defendants defended defender defenders defending defends defense defenses deficit deficits
    defined defining deforestation degrees delay delayed delaying delays delegation delegations delivered deliveries
    delivering delivery demand demanded demanding demands dementia democracy demonstrated demonstrating demonstrations
    demonstrator demonstrators denied denies dental dentist dentists deny denying departing department departments
    departures dependent depending deploy deployed deploying deployment deployments deploys deportation deported
    deposits depression deputies deputy deregulation descendants described describing desertification design designed
    designer designers designing desperate despite destroy destroyed destroying destruction detail detailed details
    detained detainee detainees detaining detected detective detectives detention determination determined determining
    devastating develop developed developer developers developing development developments develops device devices
    devolution diabetes diagnosis did died dies diesel diet differences different difficult difficulties difficulty
    digital dinosaurs diplomacy diplomat diplomatic diplomatically diplomats direction directions directly director
    directors disabilities disability disabled disappeared disappointment disaster disasters disastrous disclosed
    discovered discoveries discovering discovery discrimination discriminatory discuss discussed discusses discussing
    discussion discussions disease diseases disinformation dismiss dismissal dismissals dismissed dismisses dismissing
    disorder disorders displaced displayed dispute disputed disputes disrupted disruption disruptions dissent dissidents
    distributions district districts diversity divided dividends diving divisions divorce divorced divorces do doctor
    doctors document documentary documents does dogs doing dollar dollars domestically dominant dominated donating
    donation donations done donor donors door doors doping double doubled doubles doubling doubt doubts down downgraded
    downgrades downturn downturns dozen dozens draft drafted drafts drama dramatic drawing drawn drinking driven driver
    driverless drivers driving drone drones drop dropped dropping drops drought droughts drowned drug drugmaker
    drugmakers drugs drunk dry dubbed due during dust dying each earlier earliest early earn earned earning earnings
    earth earthquake earthquakes ease eased eases easing east eastern easy eating ebola economic economics economies
    economist economists economy ecosystems edged edition editor editors educated education educational educator
    educators effective effects efficiency efficient effort efforts egg eggs eight eighteen eighth eighty either elder
    elderly eldest elect elected electing election elections electoral electric electrical electricity elects elephants
    eleven eligible eliminated eliminating elite elites elsewhere emails embargo embargoes embassies embassy embattled
    emerged emergencies emergency emerging emissions emotional empire empires employed employee employees employer
    employers employment enabled enabling encourage encouraged encourages encryption end endangered ended ending
    endorsed ends enemies energy engaged engagements engaging engine engineer engineering engineers engines engulfed
    enhancing enjoying enough ensure ensured ensuring enter entered entering enterprise enterprises enters
    entertainments entire entirely entrepreneurs entries entry environment environmental environmentalists environments
    envoy envoys epidemics episodes equal equality equally equations equipment equity era eras error errors escalation
    escalations escape escaped escapes escaping especially espionage essential essentially established establishing
    establishments estimate estimated estimates estimating ethnic evacuate evacuated evacuates evacuating evacuation
    evacuations evacuee evacuees evaluations even event events eventually ever every everybody everyone everything
    everywhere evicted evidence evidently evolution evolving ex-minister ex-president exactly examination examinations
    examined examining example examples exams excellent except exceptional exchange exchanged exchanges exchanging
    excluded excluding exclusive executed execution executions executive executives exercised exercises exercising
    exhibition exhibitions exhibits exiles existence exits expand expanded expanding expands expansion expansions expect
    expectations expected expecting expects expense expenses expensive experience experiences experiment experimental
    experiments expert experts explain explained explaining explains explanation explanations explode exploded explodes
    exploited explored explorers explosion explosions explosives export exported exporter exporters exporting exports
    exposed exposure exposures expressed expressing extended extending extension external extinct extinction extortion
    extradited extradition extraordinary extreme extremism extremist extremists eye eyes eyewitnesses face face-to-face
    faced faces facilities facility facing fact factor factories factors factory facts fail failed failing fails failure
    failures fair fall falling fallout falls false families family famine famous famously fan fans far far-left
    far-reaching far-right farm farmers farming farmland farms fascism fast fatal fatalities fatally father fathers
    favourite favourites fear feared fearing fears feature featured features featuring federal feelings fell fellow felt
    female females feminist fentanyl ferries fertility festival festivals fever few fewer fewest fierce fifteen fifth
    fifty fight fighter fighters fighting fights figure figures file filed files filing filings filling film filmmakers
    films final finalists finally finals finance financed financial financially financing find finding findings finds
    fine fined fines fingerprints finished finishes fintech fire fired firefighter firefighters fires fireworks firing
    firm firms first first-time fiscal fish fisherman fishermen fishery fishing five flames flat fleet fleets flight
    flights flooding floods floodwater floodwaters flu focus focused focuses focusing follow follow-up followed follower
    followers following follows food footage football footprints for force forced forces forcing forecast forecaster
    forecasters forecasts foreign foreigner foreigners forensic forestry forests form formal formally formed former
    formerly forming forms forthcoming fortunately forty forward fossil fossils fought found foundation foundations
    founded founder founders four fourteen fourth frankly fraud fraudulent free freedom frequently fresh friend friendly
    friends friendship from front frontbenchers fuel fuelled fuels fugitives full full-scale full-time fully fund
    fundamental funded funder funders funding funds funeral further furthermore fury future futures gain gained gaining
    gains galleries gambling game games gaming gang gangs gas gasoline gathered gathering gatherings gave gdp gender
    genders general generally generated generating generation generations generous genes genetic genetics genocide
    geologist geologists geopolitical get getting giant girl girlfriend girls given giving glaciers global globally goal
    goalkeeper goals going golf good goods governance government governments governor governors graduate graduates grain
    grandchildren grandfather grandfathers grandmother grandmothers grandparents granted grants grassroots great greater
    greatest greenhouse grew grievances ground grounds group groups grow growing grown growth guarantee guaranteed
    guarantees guard guarded guards guests guidance guide guided guidelines guilty gun gunfire gunman gunmen guns
    gunshots gymnastics hacker hackers hacking had hails half halt halted halting halts handed handled handling happened
    happening happens happily harassed harassment hard hardline hardliner hardliners hardly hardship hardware harming
    has have having havoc hazards he headed headlines headquarters heads headteachers health healthy hearing hearings
    heart hearts heatwave heatwaves heavy hectares held helicopter helicopters helmets help helped helping helps hence
    her here heritage heroes heroin herself hidden hiding high high-level high-profile high-ranking high-risk high-speed
    higher highest highlighted highway hiker hikers himself hire hired hires hiring his historian historians historic
    historical historically history hit hits hitting hockey hold holding holds holiday holidaymakers holidays home
    homeless homelessness homeowner homeowners homes homicide honest hopefully hoping horrible horses hospital
    hospitality hospitals host hostage hostages hosted hostile hostilities hosting hosts hot hotel hotels hour hours
    house household households houses housing how however huge human humanitarian humans humidity hundred hundreds
    hunger hunters hurricane hurricanes hurt husband husbands hybrid i icebergs idea ideal ideas identified identify
    identifying identities identity if ignored illegal illnesses image images imams immediate immediately immigrant
    immigrants immigration imminently impact impacts impasse impeached impeachment implementation implemented
    implementing import important importantly imported importing imports impose imposed imposes imposing imprisoned
    imprisonment improved improvement improvements improves improving impunity in incarceration incentives incident
    incidentally incidents include included includes including inclusion income incoming incorporated increase increased
    increases increasing increasingly incumbent indeed independence independent independently index indicated indicating
    indicator indicted indictments indigenous individual individuals indoor industrial industries industry inequality
    inevitable inevitably infected infection infections infectious inflation influence influenced influencer influencers
    influenza informal information informed infrastructure initial initially initiative initiatives injections
    injunction injunctions injured injuries injury inmates innocent innovation innovations innovative inquest inquiries
    inquiry inside insider insiders insights insisted insisting insists insolvency inspected inspector inspectors
    inspired installations installed instances instantly instead institute institutes institutions instructions
    insurance insurer insurers insurgent insurgents integration intelligence interest interested interesting
    interestingly interests interim internal internally international internationally internet interstate intervention
    interventions interview interviewed interviewing interviews into introduce introduced introduces introducing invaded
    invading invariably invasion invasions inventors invested investigate investigated investigates investigating
    investigation investigations investigator investigators investing investment investments investor investors
    invisible invitations invited inviting invoices involved involvement involving iron ironically irrigation is island
    islands isolated isolating isolation issue issued issues issuing it its itself jailed jails jihadists job
    joblessness jobs join joined joining joins joint jointly journal journalism journalist journalists journals journey
    journeys judge judged judges judging judgment judgments judicial junior juries jurisdiction jurors jury just justice
    justified keep keeping key kid kidnapped kidnapping kids kill killed killer killers killing killings kills
    kilometres kingdom kingdoms kit knife knives knowing knowledge known laboratories lack lacked lacking lacks land
    landfills landing landlord landlords landmark landmarks landmines landowners lands landslide landslides language
    languages large larger largest last lasted lasting lastly late lately later latest latter launch launched launches
    launching laundering lava law lawmaker lawmakers laws lawsuit lawsuits lawyer lawyers layoffs lead leader leaders
    leadership leading leads league leagues leak leaked leaks learned learning leaseholder leaseholders leases least
    leave leaves leaving lecturers led left left-wing leftist leftists legacies legacy legal legalised legally
    legislation legislative legislator legislators legislature lenders lending lends less lesser lesson lessons letter
    letters level levels liability liberation liberty libraries licence licences licenses lie life lifeguards lift
    lifted lifting lifts light lighting lightning like likely likewise limited limits line line-up lines link linked
    list listed listened listening literally literature litres little live lived lives livestock living loan loans
    lobbying lobbyists local locally located lockdown lockdowns logistics long long-awaited long-running long-term
    longer longstanding longtime look looked looking looks loopholes looting lorries lose loses losing loss losses lost
    lottery low low-cost lower lowering lowest loyalist loyalists machines made magazine magazines magistrates main
    mainland mainly mainstream maintain maintained maintaining maintains maintenance major majority make makes making
    malaria male malnutrition malware man manage managed management manager managers manages managing mandatory mansions
    manslaughter manufacturer manufacturers manufacturing many marginally marine marines marital maritime market
    marketing markets marriage marriages married massive match matches material materials matter matters maybe mayhem
    mayor mayors me meal meals mean meant meantime meanwhile measles measured measures measuring meat medal medals media
    mediation mediator mediators medical medicine medics meet meeting meets member members membership memorial memories
    memory men mental merely merger mergers message messages met metals meteorologists meters method methods metres
    metropolitan microchips mid-term midday middle middle-class midfielder midnight might migrant migrants migrating
    migration migratory militant militants militarily military militia militias milk million millionaires millions miner
    miners minimum mining minister ministers ministries ministry minor minorities minority minutes miraculously
    misconduct misinformation mismanagement miss missed misses missile missiles missing mission missions mistake
    mistakes mixed mixing mobile mobility model models moderate moderately moderates modern moment moments monastery
    monetary money monitor monitored monitoring monitors month monthly months monuments morale more moreover mortgage
    mortgages mosque mosques most mostly mother mothers motives motorist motorists motorway motorways mountain
    mountaineers mountains mourning move moved movement movements moves movie movies moving mpox much multinational
    multiple municipal murder murdered murderer murderers murders museum museums music musician musicians must my myself
    name named namely names naming nation national nationalism nationality nationally nations nationwide native natural
    navy near nearby nearly necessarily need needed needing needs negative negligence negotiated negotiating negotiation
    negotiations negotiator negotiators neighbour neighbourhoods neighbours neither nervous network networks never
    nevertheless new newborn newer newest news newspaper newspapers next night nights nine nineteen ninety ninth no
    nobody noise none nonetheless nonprofit noon nor normal normally north northeast northeastern northern northwest
    northwestern not notable notably notes nothing notice noting notwithstanding novel novels now nowadays nowhere
    nuclear number numbers numerous nurse nurseries nurses nursing nutrients nutrition obesity objective objects obvious
    obviously occasionally occupation occurred ocean oceans of off offence offences offender offenders offenses
    offensive offensives offer offered offering offers office officer officers offices official officially officials
    offshore often oil old older oldest oligarchs on once one ongoing online only onshore onto onwards open opened
    opening openly opens opera operated operating operation operational operations operator operators opinion opinions
    opponent opponents opportunities opportunity oppose opposed opposes opposing opposite opposition optimism optimistic
    options or oral order ordered ordering orders ordinary organic organisation organisations organised organiser
    organisers organising organization organizations organizer organizers original originally orphans ostensibly other
    others otherwise ought our ours ourselves ousted ousts out outages outbreak outbreaks outcome outcomes outdoor
    outdoors outer outgoing outlook output outrage outside outsiders outskirts outstanding over overall overcrowded
    overhauled overnight overruled overseas overseeing oversight overtime overturned overturns owing own owned owner
    owners ownership owning owns oxygen package pacts paid pain painful paintings pair pairs pandemic pandemics panel
    panels panic paper parade paramedic paramedics parcels pardon pardons parent parental parents parliament
    parliamentary parliaments parole part part-time partial participant participants participated participating
    participation particular particularly parties partly partner partners parts party pass passed passenger passengers
    passes passing passports past pastors patents patient patients patriotism patrols paused pay paying payment payments
    payouts pays peace peaceful peacekeeper peacekeepers peak peaked peaks pedestrian pedestrians penalties penalty
    pending pension pensioner pensioners pensions people per percent percentage perfect perfectly performance
    performances performed performing perhaps period periods perjury permanent permission permit person personal
    personally personnel perspective petition petrol pharmaceutical pharmacists pharmacy phone phones photo photographer
    photographers photography photos physical physician physicians physicists pick picked picking pilgrims pills pilot
    pilots pioneer pioneers pipeline pipelines place placed places placing plaintiffs plan planet planets planned
    planner planners planning plans plant planted planting plants plastic platform play played player players playing
    plays pleaded pledge pledged pledges pledging plenty plots plummeted plunge plunges pneumonia poaching pointed
    pointing police policeman policemen policies policy polio politely political politically politician politicians
    politics poll polls pollster pollsters pollutants pollution poor poorer poorest popular population populations
    populism pork port ports position positions positive possibilities possibility possible possibly post-mortem postal
    postponed potential potentially pounds poverty power powerful practical practically practice practices praise
    praised praises praising prayer preachers predict predictably predicted predicting predicts pregnant preliminary
    premier premiership premium prepare prepared prepares preparing present presidency president presidential presidents
    press pressed pressing pressure pressures presumably prevent prevented preventing preventive prevents previous
    previously price prices priest priests primarily primary prime principal prior priorities priority prison prisoner
    prisoners prisons privacy private privately privatisation prize prizes pro-democracy probably probation probes
    problem problems procedure procedures proceedings process processed processes processing produce produced producer
    producers producing product production productions productive products professional professor professors profit
    profits program programme programmes programs progress progressive project projects prolonged prominent promise
    promised promises promising promote promoted promotes promoting promotions prompt prompted prompting propaganda
    properties property proponents proposal proposals propose proposed proposes proposing prosecuted prosecuting
    prosecution prosecutions prosecutor prosecutors prospects protect protected protecting protection protections
    protects protest protested protester protesters protesting protests proud prove proved proves provided provides
    providing province provinces provincial proving psychiatrists psychological psychologists psychology public
    publication publications publicly publish published publisher publishes publishing pull pulled pulling pundits
    punished punishment punishments pupils purchase purchased purchasing pursue pursued pursuing push pushed pushes
    pushing puts putting qualification qualified qualifiers quality quantities quantity quarantine quarter quarter-final
    quarter-finals quarterly quarters question questioned questioning questions queues quicker quickly quiet quietly
    quite quote quoted quotes quoting rabbis race races racial racing racism radar radars radiation radical radio
    radioactive radios raid raided raids rail railway railways rain rainfall raise raised raises raising rallied rallies
    rally rallying ran ranked ransom ransomware rapidly rare rarely rate rates rather ratified rating ratings reach
    reached reaches reaching reacted reacting reaction reactions reactor reactors read reads ready real realised really
    reason reasons rebel rebellions rebels rebuilt recall recalled recalling recalls receive received receives receiving
    recent recently recipient recipients recognised recognising recommendations recommended reconciliation record
    record-breaking recorded recording recordings records recover recovered recoveries recovering recovers recovery
    recruited recruiting recruitment recruits red reduce reduced reduces reducing reductions redundancies referee
    referees reference referendum referendums referred referring refineries refinery reflecting reforms refugee refugees
    refuse refused refuses refusing regarded regarding regardless regimes region regional regionally regions register
    registered regrettably regretted regular regularly regulated regulating regulation regulations regulator regulators
    regulatory reinstated reject rejected rejecting rejections rejects related relating relations relationship
    relationships relative relatively relatives release released releases releasing relevant reliable relief religion
    religions religious relying remain remained remaining remains remarkably remarks remembered remembering remote
    remove removed removes removing renewable rent renters rents reopened repaired repairs repatriation repealed
    repeatedly repeats replace replaced replaces replacing replied replying report reported reportedly reporter
    reporters reporting reports representatives represented representing request requested requesting requests require
    required requirements requires requiring rescue rescued rescuer rescuers rescues rescuing research researched
    researcher researchers researching reserves reservoirs resident residents resign resignation resignations resigned
    resigning resigns resistance resistant resisted resisting resolution resolutions resolved resource resources respect
    respectively respiratory respond responded respondents responding responds response responses responsibilities rest
    restaurant restaurants restore restored restores restoring restricted restrictions restructuring result resulted
    results resume resumed resumes resuming retail retailer retailers retaliation retire retired retirees retirement
    retires retiring retreats return returned returning returns reusable reveal revealed revealing reveals revenue
    revenues reversed review reviewed reviewing reviews revival revolution revolutions richest ride riders riding rifles
    right right-wing rights riot rioter rioters riots rise risen rises rising risk risking risks rival rivals road roads
    robberies robbers robot robots rocket rockets role roles roofs rooms roughly round routes rugby ruins rule ruled
    rules ruling rulings rumoured rumours run runner runners running runs rural rushed sabotage sacked sacking sadly
    sadness safe safety said sailing salaries salary sale sales salmon salt same sanctioned sanctions satellite
    satellites save saved savers saves saving savings say saying says scandal scandals scepticism sceptics schedule
    scheduled schedules scheme schemes scholars school schools science scientific scientifically scientist scientists
    score scores scoring screen screens scrutiny sea search searched searches searching seas season seasonal seasons
    second secondary secret secretaries secretary secrets sector sectors secure secured secures securing security seeing
    seek seeking seeks seemingly seen seismic seize seized seizes seizing seizures selected self-defence self-driving
    self-employed sell selling sells semi-final semi-finals semiconductors senators sending senior sensitive sent
    sentence sentenced sentences sentencing separate separated separately separatist separatists sepsis sergeant
    sergeants serial series serious seriously serve served serves service services serving session sessions set setbacks
    sets setting settle settled settlement settlements settler settlers settles settling seven seventeen seventh seventy
    several severe sewage sexual shake-up shaken shall shame share shareholder shareholders shares sharing sharks she
    sheep shelling shells shelter shelters shelved shifts ship shipments shipping ships shirts shocked shocking
    shockwaves shooting shopkeeper shopkeepers shoplifting shopper shoppers shops short-term shortage shortages
    shortfalls shortly shot should show shower showers showing shown shows shrapnel shrines shrinks shutdown shutdowns
    siblings sick side sides sign signed significant significantly signing signs similar similarly simple simply
    simultaneously since singers single sirens sister sisters site sites sitting situated situation situations six
    sixteen sixth sixty skating skiers skiing skilled slammed slams slavery sleep slightly slow slowdowns slowed slowing
    slowly slows slump slumped small smaller smallest smart smoke smoking smuggled smuggling snipers snowy snubs so
    so-called soar soared soaring soars soccer social socialism socialist societies society software soil solar sold
    soldier soldiers solicitor solicitors solidarity solution solutions solved some somebody somehow someone something
    sometime sometimes somewhat somewhere son songs sons soon sooner sorrow sought sources south southeast southeastern
    southern southwest southwestern sovereignty space spacecraft sparked sparking speaker speakers speaking special
    specialist species specific specifically spectator spectators speculation speech speeches spend spending spent
    spoken spokesman spokesmen spokespeople spokesperson spokeswoman spokeswomen sponsor sponsored sponsors sport sports
    spread spreading spreads sprinter sprinters squad squads stabbed stabbing stabbings stability stadiums staff stage
    staged stages staging stakeholder stakeholders stakes stand-off standard standards start start-up start-ups started
    starting starts startup startups starvation state state-owned state-run stated statement statements states stating
    station stations statistical statistically statistics statues statutory stay stayed staying stays steadily steady
    stealing step stepped stepping steps still stocks stole stolen stood stop stopped stopping stops stores stories
    storing storm storms stormy stranded strategic strategically strategies strategy streaming street streets strength
    strengthen strengthened strengthening strengthens strengths stress strict strictly strike striker strikers strikes
    stronger strongest strongly struck structural struggle struggled struggles struggling student students studied
    studies studios study studying stuns style subject submitted submitting subscriptions subsequently subsidies subsidy
    substantial suburban suburbs succeed succeeded succeeding succeeds success successes successful successfully
    successor successors such sudden suddenly suffer suffered suffering suffers suggest suggested suggesting suggests
    suicide summit summits summoned sunshine supermarket supermarkets supersonic supervision supervisor supervisors
    supplied supplier suppliers supplies supply supplying support supported supporter supporters supporting supports
    supposedly supposing supreme surely surfers surge surged surgeons surgery surges surging surprise surprised
    surprises surprising surprisingly surrender surrendered surrenders surrounded surrounding surveillance survey
    surveyed surveys survival survive survived survives surviving survivor survivors suspect suspected suspects suspend
    suspended suspending suspends suspensions sustainability sustainable sustained sustaining sweeps swimmer swimmers
    swimming swing switch switched switches switching sworn symbolic symptoms synagogues system systems tablets tackle
    tackled tackles tackling tactics take taken takeover takeovers takes taking talk talked talking talks tanker tankers
    tanks tariff tariffs taught tax taxation taxes taxis taxpayer taxpayers teacher teachers teaches teaching team teams
    technical technically techniques technological technologically technologies technology teenage teenager teenagers
    telecom telecommunications telecoms telephone telescopes television televisions tell telling tells temperature
    temperatures temples temporarily temporary ten tenant tenants tennis tension tensions tenth term terminal terms
    terrible territorial territories territory terror terrorism terrorist terrorists test tested testified testifying
    testimony testing tests than thanked thankfully thanking thanks that the theatre theatres theft thefts their theirs
    them themselves then then-president theories theory therapies therapist therapists therapy there thereafter thereby
    therefore these they thieves thinking thinks third thirteen thirty this those though thought thousand thousands
    threat threaten threatened threatening threatens threats three through throughout thrown thus ticket tickets tides
    tied tightening timber time tired to tobacco today together told toll tolls tomorrow tonight tonnes tons too took
    top toppled tops torn tornadoes torture tortured torturing total totally tough tougher toughest tour toured touring
    tourism tourist tourists tournament tournaments tours toward towards town towns townspeople toxic tracked tracking
    tracks trade traded trader traders trades trading tradition traditional traditionally traditions traffic trafficking
    tragedies tragedy tragic tragically train trained trainers training trains transatlantic transfer transferred
    transferring transfers transition transitions translated transparency transport transported transporting transports
    trapped trauma travel traveler travelers travelled traveller travellers travelling travels treat treated treaties
    treating treatment treatments treaty tree trees trial trials tribunal tribunals tribute tributes tried tries trigger
    triggered triggering triggers trillion trillions triple troops trophies trophy tropical troubled troubling truce
    truces truckers trucks truly trust truth truths try trying tsunami tsunamis tuberculosis tuition tumours tunnels
    turbine turbines turmoil turn turned turning turnout turns twelve twenty twice twins two typhoon typhoons typical
    typically ultimate ultimately unable unanimously unauthorised uncertain unclear uncovered under underground
    understandably understanding undeterred undocumented undoubtedly unemployed unemployment unexpected unexpectedly
    unfortunately unidentified union unionists unions unit uniting units unity universities university unknown unlawful
    unless unlike unlikely unnamed unofficial unpaid unprecedented unrest unsurprisingly until unusual unusually unveil
    unveiled unveiling unveils up upcoming update updated updates updating upgraded upgrades upheaval upholds upon upper
    uprising uprisings upset upwards uranium urban urge urged urges urging use used useful user users uses using usual
    usually vacancies vacant vaccinated vaccinating vaccination vaccine vaccines value values vandalism vans variant
    variants varied varieties various varying vehicle vehicles venue venues verbal verdict verdicts versus very vessel
    vessels veterans via victim victims victories victory video videos view viewed viewer viewers viewing views village
    villagers villages violation violations violence violent violently virtually virus viruses visas visible visit
    visited visiting visitor visitors visits voice voices volcanic volcano volcanoes voluntary volunteer volunteered
    volunteering volunteers vote voted voter voters votes voting vowed vowing vows vulnerable wage wages wait waited
    waiting waits walk walked walking walks want wanted wanting wants war warfare warlord warlords warm warm-up warming
    warn warned warning warnings warns wars warships was waste wasting watch watchdog watchdogs watched watches watching
    water way ways we weak weaken weakened weakening weakens weaker wealth wealthier wealthiest wealthy weapon weapons
    weather website websites week weekend weekends weekly weeks weight welcome welcomed welcomes welcoming welfare well
    well-known wellbeing were west western whales what whatever wheat when whenever where whereas whether which while
    whilst whistleblower whistleblowers who whole whom whose why wide widely wider widespread widows wife wifi wildfire
    wildfires wildlife will win wine winner winners winning wins with withdraw withdrawal withdrawals withdrawing
    withdrawn withdraws within without witness witnessed witnesses witnessing wives woman women won work worked worker
    workers workforce workforces working workplace workplaces works world worldwide worn worried worries worry worrying
    worryingly worse worsen worsened worsening worsens worship worshippers worst would wounded writer writers writes
    writing written year years yes yesterday yet you young younger youngest your yours
    yourself youth youths zero""".split()
)
