"""Words that stand for a government without naming its country: palaces, offices, state agencies.

They name no country in a text; they only tell at whose home a page was written (see ``homes.seat``).
"""

from __future__ import annotations

METONYMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("AE", ("WAM", "Qasr Al Watan")),
    ("AZ", ("Azertac", "AZERTAC", "Trend News Agency")),
    ("BH", ("BNA", "Bahrain News Agency")),
    ("BY", ("BelTA", "BELTA")),
    ("CN", ("Xinhua", "CGTN", "CCTV", "Zhongnanhai", "People's Daily", "English.news.cn", "chinadaily.com.cn")),
    ("CU", ("Prensa Latina", "Granma")),
    ("DE", ("Bundeskanzleramt", "Bellevue Palace")),
    ("EG", ("MENA", "Ahram Online")),
    ("ES", ("Moncloa", "La Moncloa")),
    ("FR", ("Elysee", "Elysee Palace", "Quai d'Orsay")),
    (
        "GB",
        (
            "Downing Street",
            "Buckingham Palace",
            "Whitehall",
            "GOV.UK",
            "Windsor Castle",
            "The Royal Family",
            "Royal Family",
        ),
    ),
    ("IN", ("PTI", "ANI", "PIB", "South Block", "PIB Delhi", "Delhi", "Rashtrapati Bhavan")),
    ("IR", ("IRNA", "Tasnim", "Fars News")),
    ("IT", ("ANSA", "Quirinal", "Palazzo Chigi")),
    ("JP", ("Kyodo", "Jiji", "Kantei")),
    ("KP", ("KCNA", "Rodong Sinmun")),
    ("KR", ("Yonhap", "Cheong Wa Dae", "Yongsan")),
    ("KW", ("KUNA",)),
    ("KZ", ("Akorda", "AKORDA", "Kazinform", "KAZINFORM")),
    ("LA", ("KPL",)),
    ("MA", ("MAP", "Agence Marocaine de Presse")),
    ("MY", ("Bernama", "Putrajaya", "Istana Negara")),
    ("NG", ("Aso Rock", "Aso Villa", "State House, Abuja")),
    ("OM", ("ONA", "Oman News Agency")),
    ("PH", ("Malacanang", "Malacanang Palace")),
    ("PK", ("Radio Pakistan",)),
    ("PS", ("WAFA",)),
    ("QA", ("QNA", "Amiri Diwan")),
    ("RS", ("Tanjug",)),
    ("RU", ("Kremlin", "TASS", "RIA Novosti", "Interfax")),
    ("SA", ("SPA", "Saudi Press Agency")),
    ("SG", ("Istana", "MFA SG")),
    ("SY", ("SANA",)),
    ("TH", ("Government House of Thailand",)),
    ("TR", ("Anadolu", "Bestepe")),
    ("UA", ("Ukrinform", "Bankova")),
    ("US", ("White House", "State Department", "Foggy Bottom")),
    ("UZ", ("UzA", "Kuksaroy")),
    ("VA", ("Vatican", "Holy See Press Office", "Apostolic Palace")),
    ("VN", ("VNA", "VietnamPlus")),
    ("ZA", ("Union Buildings", "SAnews")),
)

# States with a king or queen of their own; of the others "The King" without a name is the Commonwealth's.
KINGDOMS = frozenset("SA BH JO MA ES BE NL SE NO DK TH KH MY BT LS SZ TO GB".split())

# Offices that only one state has.
OFFICES: tuple[tuple[str, str], ...] = (
    ("custodian of the two holy mosques", "SA"),
    ("yang di-pertuan agong", "MY"),
    ("taoiseach", "IE"),
    ("pope", "VA"),
    ("holy father", "VA"),
    ("pontiff", "VA"),
)
