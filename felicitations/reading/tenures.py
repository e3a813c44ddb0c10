"""Leaders who stayed for more than one term: a vote that one of them wins in the meantime is a re-election.

Texts often say no more than "his victory" of somebody who has been in office for twenty years. Who came back after
time out of office is not in the table, since that is an election.
"""

from __future__ import annotations

from felicitations.reading.people import surname_key

# State, the word of the name by which pages call the leader, the year of taking office, the year of leaving it.
_TABLE = """
AG browne 2014 -; AL rama 2013 -; AO santos 1979 2017; AO lourenco 2017 -; AT bellen 2017 -; AU albanese 2022 -;
AZ aliyev 2003 -; BB mottley 2018 -; BD hasina 2009 2024; BF kabore 2015 2022; BG radev 2017 2026;
BI nkurunziza 2005 2020; BJ talon 2016 2026; BO morales 2006 2019; BR rousseff 2011 2016; BW khama 2008 2018;
BY lukashenko 1994 -; CA harper 2006 2015; CA trudeau 2015 2025; CD kabila 2001 2019; CD tshisekedi 2019 -;
CF touadera 2016 -; CG nguesso 1997 -; CI ouattara 2011 -; CM biya 1982 -; CN jinping 2013 -;
CO santos 2010 2018; CV fonseca 2011 2021; CY anastasiades 2013 2023; CZ zeman 2013 2023; DE merkel 2005 2021;
DE steinmeier 2017 -; DJ guelleh 1999 -; DM skerrit 2004 -; DO medina 2012 2020; DO abinader 2020 -;
DZ bouteflika 1999 2019; DZ tebboune 2019 -; EC correa 2007 2017; EC noboa 2023 -; EG sisi 2014 -;
ES rajoy 2011 2018; ES sanchez 2018 -; ET abiy 2018 -; FI niinisto 2012 2024; FJ bainimarama 2007 2022;
FR macron 2017 -; GB cameron 2010 2016; GH addo 2017 2025; GM barrow 2017 -; GN conde 2010 2021;
GQ obiang 1979 -; GR mitsotakis 2019 -; GY ali 2020 -; HN hernandez 2014 2022; HR milanovic 2020 -;
HR plenkovic 2016 -; HU ader 2012 2022; HU orban 2010 2026; ID widodo 2014 2024; IE higgins 2011 2025;
IN modi 2014 -; IR rouhani 2013 2021; IT mattarella 2015 -; IT napolitano 2006 2015; JM holness 2016 -;
JP abe 2012 2020; KE kenyatta 2013 2022; KH sen 1985 2023; KI maamau 2016 -; KM assoumani 2016 -;
KZ nazarbayev 1991 2019; KZ tokayev 2019 -; LR sirleaf 2006 2018; LT grybauskaite 2009 2019; LT nauseda 2019 -;
MD sandu 2020 -; MK ivanov 2009 2019; ML keita 2013 2020; MR ghazouani 2019 -; MT muscat 2013 2020;
MZ nyusi 2015 2025; NA geingob 2015 2024; NE issoufou 2011 2021; NI ortega 2007 -; NP bhandari 2015 2023;
NZ ardern 2017 2023; NZ key 2008 2016; PG marape 2019 -; PL duda 2015 2025; PT rebelo 2016 2026;
RO iohannis 2014 2025; RS vucic 2017 -; RU putin 2012 -; RW kagame 2000 -; SD bashir 1989 2019;
SG loong 2004 2024; SI pahor 2012 2022; SL bio 2018 -; SN sall 2012 2024; SR bouterse 2010 2020;
SV bukele 2019 -; SY assad 2000 2024; TD deby 1990 2021; TG gnassingbe 2005 -; TJ rahmon 1994 -;
TM gurbanguly 2007 2022; TN saied 2019 -; TR erdogan 2014 -; TT rowley 2015 2025; TW tsai 2016 2024;
UG museveni 1986 -; US obama 2009 2017; UZ karimov 1991 2016; UZ mirziyoyev 2016 -; VC gonsalves 2001 2025;
VE chavez 1999 2013; VE maduro 2013 2026; WS tuilaepa 1998 2021; ZA zuma 2009 2018; ZA ramaphosa 2018 -;
ZM lungu 2015 2021; ZW mnangagwa 2017 -; ZW mugabe 1980 2017
"""
_FIRST_TERM = 2  # years in which a vote may still be the first one: who took over from another is then elected
_ROWS = [row.split() for row in _TABLE.split(";")]
_TENURES = {(state, word): (int(since), 9999 if until == "-" else int(until)) for state, word, since, until in _ROWS}


def was_in_office(name: str, state: str, year: int) -> bool:
    """Whether the leader of ``state`` called ``name`` had been in office for years before a vote in ``year``."""
    terms = (_TENURES.get((state, word)) for word in surname_key(name).split())
    return any(since + _FIRST_TERM <= year < until for since, until in filter(None, terms))
