"""The words of the genre that are the same in every archive: offices, forms of address, and words that are no names."""

from __future__ import annotations

import re

# Offices whose holders speak for a state or a body of states (policies of reading, design.md section 6).
_PREFIX = (
    "general", "executive", "acting", "interim", "caretaker", "outgoing", "incoming", "former", "deputy", "state",
    "federal", "crown", "first", "supreme", "permanent", r"newly[- ]elected", "elected", "new", "re-elected",
)  # fmt: skip
_OFFICE = (
    r"vice[- ]presidents?", r"presidents?(?:[- ]elect)?", r"prime[- ]ministers?(?:[- ](?:elect|designate))?",
    r"vice[- ]premiers?", "premiers?", "chancellors?", "king father", r"queen (?:mother|consort)", "kings?", "queens?", "emperors?", "empress", "sultans?",
    "emirs?", "amirs?", "princes?", "princess", "grand duke", "duke", "popes?", "holy father", "pontiff",
    "general secretary", r"secretary[- ]general", "secretary of state", "chairman", "chairperson", "chairwoman",
    "chairs?", "speakers?",
    r"governor[- ]general", "grand chief", "heads? of state", "heads? of government", "head of the state",
    "foreign ministers?", "foreign secretar(?:y|ies)", "minister of foreign affairs", "minister of external affairs", "external affairs minister",
    "ministers? for foreign affairs", r"directors?(?:[- ]general)?", r"members?(?= of the (?:political|politburo|standing))",
    "state councill?or", "leaders?", "paramount ruler", "ruler", "custodian of the two holy mosques", "sovereign",
    "monarch", "taoiseach", "captains? regent", "co-prince", "supreme guide", "party chief", "top leader", "marshal",
    "field marshal", "general of (?:the )?army", r"commander[- ]in[- ]chief", "counterparts?", "statesman", "colleague",
    "chief of state", "yang di-pertuan (?:agong|negara)?", "ministers?", "first lady", "ambassadors?",
    "high commissioner", r"spokes(?:man|woman|person)", "governor", "mayor", "archbishop", "bishop", "homologue",
    "president of the republic", "comrade", "senators?", "congress(?:man|woman)", "patriarch", "metropolitan", "cardinal",
)  # fmt: skip
TITLE = re.compile(rf"\b(?:(?:{'|'.join(_PREFIX)}) |(?:ex|vice)[- ])*(?:{'|'.join(_OFFICE)})\b", re.IGNORECASE)
# The first three letters of every office, for telling quickly what is none.
TITLE_STARTS = frozenset(word[:3] for word in (*_PREFIX, *_OFFICE, "ex-", "vice"))

# A holder of one of these may congratulate for a state; the rest of TITLE only describes.
QUALIFIES = re.compile(
    r"president|premier|prime[- ]minister|chancellor|king\b|queen|emperor|sultan|emir|amir|prince|duke|pope|holy father"
    r"|pontiff|general secretary|secretary[- ]general|chair|speaker|governor[- ]general|grand chief|heads? of"
    r"|foreign minister|foreign secretar|minister of (?:foreign|external)|external affairs"
    r"|secretary of state|councill?or|leader|ruler|custodian"
    r"|monarch|sovereign|taoiseach"
    r"|regent|marshal|statesman|chief of state|chief\b|counterpart|homologue|agong|minister for foreign|counsell?or|\bpms?\b|\bfm\b",
    re.IGNORECASE,
)

# Bodies, blocs and agencies that are printed in capitals and are nobody's name.
BODIES = frozenset(
    """
    EU UN AU NATO ASEAN BRICS ECOWAS CIS G20 SCO CARICOM COMESA SADC IGAD APEC CELAC AFP AP KCNA SPA WAM KUNA MAP
    VNA PTI TASS BNA ONA QNA CGTN BBC CNN CPC CPP LPRP COVID FIFA UEFA AFC CAF SLPP CCM ANC US UK USA UAE KCB KC MP MBE OBE CBE QC PC SC GCMG KCMG
    """.split()
)

# Forms of address: part of how a person is named in print, not of the name.
HONORIFIC = frozenset(
    """
    admiral alhaji army barrister bat boromneath borvor brigadier captain cde colonel comrade dame dasho datin dato dato' datuk dr engr excellency h.e h.h
    h.m he her hh highness his hm holiness hon honorable honourable hrh lady lieutenant lord lyonchhen lyonpo major moha preah general madam madame majesty
    mme mr mrs ms nana pehin prof rt ratu rev right samdech sayyid sayyidah seri shaikh sheikh sheikha shri sir smt
    sri tan techo their wife husband spouse thipadei tuanku tun
    """.split()
)

# What may stand, in small letters, inside a name.
PARTICLE = frozenset(
    """
    al-marhum bin ibn ibni bint ben al el ul ud ur de da do dos das del della di du la le van von der den ter zu y e o
    """.split()
)

# ... and what a name may even begin with: "von der Leyen".
NOBLE = frozenset(["van", "von", "der", "den"])

# Capitalised words that are no part of a person's name: what headlines and openings of sentences begin with.
NO_NAME = frozenset(
    """
    a abkhazia about above accession according achievement act acts addition address addresses advertisement
    advertorial adviser advisor affairs africa african after afternoon again agency ahead akorda all allies allow
    almighty also although ambassador amid among an and angelus anniversary annual another any appointed appointment
    april arab archive armed article as asia asian assembly assistance associations at atlantic august authorities
    award back baltic bank be because been before belt bilateral birthday bloomberg board book both breaking bureau
    but by cabinet cable cables call called calls capital caribbean celebrate celebrates celebration celebrations
    centenary central century ceremony championship charge chief china-africa church city close closing coast
    college commander commission commissioner committee committees commonwealth communication communications
    communique communist community companies comrades confederation conference congratulate congratulated
    congratulates congratulating congratulation congratulations congratulatory congress constitutional convey
    conveys cooperation correspondent council counterpart country court cup custodians daily day days dear decades
    december declared defence defense delegation delegations democratic department deputies deputy development
    diplomatic directorate downing during each earlier early east eastern economic editorial eid elected election
    elections embassy encyclopedia end envoy eternal europe european event events every everyone excellency exchange
    exchanged exchanges exchanging executive extend extends fair family february federal federation felicitate
    felicitates felicitation felicitations fifth fifty first flag following for force forces foreign former forty
    forum founding fourth free freedom friday friend friends friendship from front full furthermore gazette gets
    global golden good government great greater greet greeting greetings group growth had hails half hall happy has
    have he headline headquarters health her herald here high hijri hill his history holiday holy homilies honor
    honour house how however i if in inauguration independence indo-pacific information initiative institute inter
    international into invitation islamic island islands it its january join joint journal jubilee july june just
    kazinform kingdom kremlin labour landmark last late later latin launch law lawmakers leader leaders leadership
    league letter letters liberation like likewise london lower madrid majesties majority management many march mark
    marking marks may mayor meanwhile media meet meeting member members menu message messages middle military
    million minister ministry moment monday month moreover morning most my movement much museum mutual nation national
    nations natural near nevertheless new news newspaper next nine no nobody north northern not note notes notice
    november now nowruz observer october of office officer official on once one only open opening opens opinion
    opposition or order organisation organization ossetia other others our ours over pacific page palace pan parliament
    partner partners partnership party patriotic peace people peoples personal phone photo platform please plus
    policy politburo political port post power presidency president presidential press prime prize project province
    pub public publicity railway re-elected re-election read reading receive received receives recently reception
    record red reelected reelection referendum reform region regional related relations reply report reporter
    reports representatives republic republican respected respectfully resumption reunification reuters revolution
    revolutionary river road round royal rule ruling said same saturday say says school sea second secretariat
    secretaries secretary security senate senator send sending sends senior sent september seven several shared she
    silk silver since sincerely six so social socialist society some south southern special spokesperson sports
    standing state statement states still story strait straits strategic strategy street students such summit sun
    sunday supreme swap swaps swear sworn telecom telegram telegrams telephone temple ten term than thank thanks
    that the their them then there these they third thirty this those though thousands three throne through thursday
    ties time times to today together top town trade trades traditional treaty tribune tributes tuesday twenty twice
    two under union united university until up upon very victory video view village visit voters wall war was
    washington we website wednesday week weekend well were west western what when where which while white who why
    will winner winning wins wish wishes with without won words work workers world would writes wrote xinhua year
    games olympic olympics paralympic paralympics summer winter website web-site finance defence defense interior commerce education health justice energy tourism agriculture environment economy planning transport culture science technology innovation investment industry infrastructure welfare water mines fisheries normalization normalisation years yesterday yet you young your youth zone
    """.split()
)

# Behind a name, these make it the name of an institution: "Xiamen University", "Julius Nyerere Leadership School".
INSTITUTION = frozenset(
    """
    academy agency agenda agreement airport alliance assembly association bank belt bridge cathedral cement city club college company corporation corridor council county cup dam expo festival forum games group
    hall inc initiative institute island islands league limited ministry movement museum news party ltd mansion medal mosque palace plan port prize province railway region river
    road school sea square station street summit temple treaty university valley vision
    """.split()
)
