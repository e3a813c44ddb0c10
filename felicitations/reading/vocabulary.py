"""The words of the genre that are the same in every archive: offices, forms of address, and words that are no names."""

from __future__ import annotations

import re

from felicitations.reading.cues import Cue

# Offices whose holders speak for a state or a body of states (policies of reading, design.md section 6).
_PREFIX = (
    "general", "executive", "acting", "interim", "caretaker", "outgoing", "incoming", "former", "deputy", "state",
    "federal", "crown", "first", "supreme", "permanent", r"newly[- ](?:elected|appointed|installed|inaugurated)",
    "elected", "new", r"re-?elected", "transitional", "provisional", "incumbent", "sitting",
)  # fmt: skip
# What foreign ministers see to besides: "Minister of Foreign Affairs, International Trade and Worship".
_PORTFOLIO = (
    r"(?:(?:,| and|, and) (?:the )?(?:(?:international|overseas|foreign|regional|economic|religious|human) )?"
    r"(?:trade|commerce"
    r"|co-?operation|worship|cults?|integration|affairs|expatriates|emigrants|emigration|immigration|migration|mobility"
    r"|diaspora|communities abroad|national community abroad|african integration|tourism|culture|investment"
    r"|labou?r|development)){0,3}"
)
# Parliaments by their own names, behind which a person's may follow at once: "Chairman of the State Duma X".
_HOUSE = (
    r"(?:state duma|federation council|national assembly|people's assembly|senate|knesset|milli majlis|majlis|mazhilis"
    r"|bundestag|bundesrat|sejm|verkhovna rada|riigikogu|saeima|seimas|great (?:state )?h?khural|oliy majlis"
    r"|saeima|folketing|althing|jogorku kenesh|lok sabha|rajya sabha|jatiya sangsad|dewan rakyat"
    r"|nitijela|dail|halk maslahaty|house of (?:representatives|councillors|commons)|legislative chamber"
    r"|parliament|riksdag|storting|eduskunta)"
)
_OFFICE = (
    r"vice[- ]presidents?", r"presidents?(?:[- ]elect)?", r"prime[- ]ministers?(?:[- ](?:elect|designate))?",
    r"vice[- ]premiers?", "premiers?", "chancellors?", "king father", r"queen (?:mother|consort)", "kings?",
    "queens?", "emperors?", "empress", "sultans?", "emirs?", "amirs?", "princes?", "princess", "grand duke", "duke",
    "popes?", "holy father", "pontiff", "general secretary", "first secretary", r"secretary[- ]general",
    r"chief advis[eo]r", "state counsell?or",
    r"heads?(?= of (?:the )?(?:[\w-]+ ){0,2}?(?:[\w-]+'s )?(?:[\w-]+ ){0,2}?(?:government|transition|junta|council)\b)",
 "secretary of state",
    "high representative of the union for foreign affairs and security policy", "high representative",
    r"executive secretar(?:y|ies)",
    r"chair(?:man|woman|person)? of the (?:chinese )?(?:kuomintang|kmt)",
    r"(?:kuomintang|kmt) (?:chair(?:man|woman|person)?|leader|chief)",
    rf"(?:chair(?:man|woman|person)?|speaker|president) of the {_HOUSE}",
    "chairman", "chairperson", "chairwoman", "chairs?", "speakers?", r"governor[- ]general", "grand chief",
    "heads? of state", "heads? of government", "head of the state", "(?:top|chief) diplomat", "top legislator",
    r"(?:foreign|external)(?: affairs)?,? (?:and|&) (?:\w+ ){1,2}minister", r"trade and foreign minister",
    r"(?-i:Secretary)(?= (?-i:Kerry|Tillerson|Pompeo|Blinken|Rubio)\b)",
    "foreign ministers?", "foreign secretar(?:y|ies)",
    rf"ministers? (?:of|for) (?:foreign|external) affairs{_PORTFOLIO}", "external affairs minister",
    r"directors?(?:[- ]general)?",
    r"members?(?= of the (?:political|politburo|standing))", "state councill?or", "leaders?", "paramount ruler",
    "ruler", "custodian of the two holy mosques", "sovereign", "monarch", "taoiseach", "rashtrapati",
    "druk gyalpo", "ingwenyama",
    "captains? regent",
    "co-prince", "supreme guide", "party chief",
    r"(?:(?<=[UEA][NU] )|(?<=NATO )|(?<=Commonwealth )|(?<=League )|(?<=Union )|(?<=Commission ))chief",
    "top leader", "marshal", "field marshal", "general of (?:the )?army",
    r"commander[- ]in[- ]chief", "counterparts?", "statesman", "colleague", "chief of state",
    "yang di-pertuan (?:agong|negara)?", "ministers?", "first lady", "ambassadors?", "high commissioner",
    r"spokes(?:man|woman|person)", "governor", "mayor", "archbishop", "bishop", "homologue",
    "president of the republic", "comrade", "senators?", "congress(?:man|woman)", "patriarch", "metropolitan",
    "cardinal",
)  # fmt: skip
TITLE = Cue(rf"\b(?:(?:{'|'.join(_PREFIX)}) |(?:ex|vice)[- ])*(?:{'|'.join(_OFFICE)})\b", re.IGNORECASE)
# The first three letters of every office, for telling quickly what is none.
TITLE_STARTS = frozenset(word[:3] for word in (*_PREFIX, *_OFFICE, "ex-", "vice"))

# A holder of one of these may congratulate for a state; the rest of TITLE only describes.
QUALIFIES = re.compile(
    r"president|premier|prime[- ]minister|chancellor|king\b|queen|emperor|sultan|emir|amir|prince|duke|pope|holy father"
    r"|pontiff|(?:general|first) secretary|secretary[- ]general|chief advis[eo]r|^heads?$|chair|speaker"
    r"|governor[- ]general|grand chief|heads? of"
    r"|foreign minister|foreign secretar|minister of (?:foreign|external)|external affairs"
    r"|secretary of state|executive secretar|high representative|councill?or|leader|ruler|custodian"
    r"|monarch|sovereign|taoiseach|druk gyalpo|ingwenyama"
    r"|regent|marshal|statesman|chief of state|chief\b|counterpart|homologue|agong|minister for foreign|counsell?or"
    r"|\bpms?\b|\bfm\b|top diplomat|chief diplomat|top legislator|^secretary$|foreign (?:affairs )?(?:and|&)"
    r"|and foreign minister",
    re.IGNORECASE,
)

# Who only brings the messages of others; each rule adds whom else it leaves out.
SERVANTS = "ambassador|spokes|envoy"

# Bodies, blocs and agencies that are printed in capitals and are nobody's name.
BODIES = frozenset(
    """
    EU UN AU NATO ASEAN BRICS NA FLN PSUV SWAPO BNP BJP PDP APC NDC NPP ZANU-PF MPLA FRELIMO PML-N PPP PTI
    SLPP SJB JVP ECOWAS CIS G20 SCO CARICOM COMESA SADC IGAD APEC CELAC AFP AP KCNA SPA WAM KUNA
    MAP VNA PTI TASS BNA ONA QNA CGTN BBC CNN CPC CPP LPRP COVID FIFA UEFA AFC CAF SLPP CCM ANC US UK USA UAE
    KCB KC MP MBE OBE CBE QC PC SC GCMG KCMG
    """.split()
)

# Forms of address: part of how a person is named in print, not of the name.
HONORIFIC = frozenset(
    """
    admiral afioga akka alhaji army ayatollah barrister bat boromneath borvor brig brigadier capt captain cde col
    colonel comandante don dona companera companero comrade dame dasho datin dato dato' datuk dr engr excellencies
    excellency gen general h.e h.h h.m he her hh highness highnesses his hm holiness hon hon'ble
    honorable honourable hrh
    husband lady lieutenant lord lt lyonchhen lyonpo madam madame majesties majesty major mme moha mr mrs ms
    nana padei pehin preah prof professor ratu rev right rt samdech sayyid sayyidah sena seri shaikh sheikh sheikha shri
    sir smt spouse sri susuga tan techo their thipadei tuanku tun wife
    """.split()
)

# What may stand, in small letters, inside a name.
PARTICLE = frozenset(
    """
    al al-marhum ben bin bint da das de del della den der di do dos du e el ibn ibni la le o ter ud ul ur van
    von y zu
    """.split()
)

# ... and what a name may even begin with: "von der Leyen".
NOBLE = frozenset(["van", "von", "der", "den"])

# Capitalised words that are no part of a person's name: what headlines and openings of sentences begin with.
NO_NAME = frozenset(
    """
    a abkhazia about above accession according achievement act acts addition address addresses
    advertisement advertorial adviser advisor affairs africa african after afternoon again agency
    agriculture ahead akorda all allies allow almighty also although ambassador amid among an and
    angelus anniversary annual another any applaud applauds appointed appointment april arab archive
    armed article as asia asian assembly assistance associations at atlantic august authorities award
    back ballot baltic bank be beat beats because been before belt bid bilateral birthday bloomberg
    board book both breaking broad bureau but by cabinet cable cabled cables call called calls capital
    caribbean carnation celebrate celebrates celebration celebrations centenary central century ceremony
    chadema championship charge cheer cheers chief china-africa choice christmas church city close
    closer closing coast college commander commerce commission commissioner committee committees
    commonwealth communication communications communique communist community companies comrades
    confederation conference congratulate congratulated congratulates congratulating congratulation
    congratulations congratulatory congress constitutional consumer convey conveys cooperation
    correspondent council counterpart country couple court culture cup custodians cyclone daily dashain
    day days dear decades december declared deepen deepens deeper defence defense delegation delegations
    della democratic department deputies deputy development dia diplomatic directorate diwali downing
    during each earlier early east easter eastern economic economy editorial education eid elected
    election elections elevation embassy encyclopedia end energy environment envoy eternal europe
    european event events every everyone excellency exchange exchanged exchanges exchanging executive
    extend extends eye eyes facebook fair family feast february federal federation felicitate
    felicitates felicitation felicitations festa fete fiesta fifth fifty finance first fisheries flag
    following for force forces foreign former forty forum founding fourth free freedom frelimo frente
    fresh fretilin friday friend friendly friends friendship from front full furthermore games gazette
    gets global golden good goods governance government great greater greet greeting greetings greets
    group growth had hail hails half hall happy has have he headline headquarters health her herald here
    high highnesses hijri hill his history hit hits hold holds holiday holy home homilies honor honour
    house how however human hurricane i if imperial in inauguration independence indo-pacific industry
    information infrastructure initiative innovation instagram institute inter interior international
    into investment invitation islamic island islands it its january join joint journal jubilee july
    june just justice kazinform kingdom kremlin labour landing landmark landslide last late later latin
    laud lauds launch law lawmakers leader leaders leadership league letter letters liberation like
    likewise london lower madrid majesties majority mama management mandate many march mark marking
    marks may mayor meanwhile media meet meeting member members menu message messages middle milestone
    military million mines minister ministry moment monday month moreover morning most movement mpla
    much museum mutual my naadam nation national nationale nations natural navruz near nevertheless new
    news newspaper next nine no nobel nobody nooruz normalisation normalization north northern not note
    notes notice november novruz now nowruz oath observer october of offers office officer official
    olympic olympics on once one online only open opening opens opinion opposition or order ordinary
    organisation organization ossetia other others our ours over pacific page palace pan paralympic
    paralympics parliament partner partners partnership party patriotic pay pays peace pen pens people
    peoples permit personal phone phones photo planning platform please pledge pledges plus policy
    politburo political poll polls port post power praise praises presidency president presidential
    press prime prize probe project province pub public publicity railway ramadan re-elected re-election
    reach reaches read reading ready reaffirm reaffirms receive received receives recently reception
    reconciliation record red reelected reelection referendum reform region regional related relations
    renamo renew renewed renews reply report reporter reports representatives repubblica republic
    republican respect respected respectfully respects resumption reunification reuters revolution
    revolutionary rights ring rings river road round royal rule ruling runner-up said salute salutes
    same saturday say says school science sea second secretariat secretaries secretary security seek
    seeks senate senator send sending sends senior sent september seven several share shared shares
    sharks she sign signs silk silver since sincerely six so social socialism socialist society some
    south southern sovereign sovereigns special spokesperson sports standing stands state statement
    states still story strait straits strategic strategy street stress stresses stronger students such
    summer summit sun sunday supreme swap swapo swaps swear sworn technology telecom telegram telegrams
    telephone tell tells temple ten term than thank thanks that the their them then there these they
    third thirty this those though thousands three throne through thursday ties time times to toast
    today together top tourism tout touts town trade trades traditional transport treaty tribune
    tributes tuesday twenty twice twitter two typhoon under union unita united unity university until up
    upon urge urges very victory video view village visit vote voters vow vows wall war warm warmest was
    washington water we web-site website wednesday week weekend welcome welcomes welfare well were west
    western what whatsapp when where which while white who why will win winner winning wins winter wire
    wires wish wishes with without won words work workers world would write writes wrote xinhua year
    years yesterday yet you young your youth zanu zanu-pf zone
    """.split()
)

# Behind a name, these make it the name of an institution: "Xiamen University", "Julius Nyerere Leadership School".
INSTITUTION = frozenset(
    """
    academy agency agenda agreement airport alliance assembly association authority bank belt bridge bureau
    cathedral cement center centre city club college commission committee company conference congress
    corporation corps corridor council county cup dam expo federation festival force forum foundation front
    fund games group hall inc initiative institute island islands lander landing league limited ltd mansion
    medal ministry mission mosque movement museum news office organisation organization palace parliament
    party plan port prize province railway region river road rover school sea secretariat senate service
    services society square station street summit temple treaty tribunal union university valley vision
    """.split()
)
