"""Words that stand for a government without naming its country: palaces, offices, state agencies, large towns.

They name no country in a text; they only tell at whose home a page was written (see ``homes.seat``).
"""

from __future__ import annotations

METONYMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("AE", ("WAM", "Qasr Al Watan")),
    ("AZ", ("Azertac", "AZERTAC", "Trend News Agency")),
    ("BH", ("BNA", "Bahrain News Agency")),
    ("BY", ("BelTA", "BELTA")),
    ("CL", ("La Moneda",)),
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
    ("KG", ("Jogorku Kenesh", "Kabar")),
    ("KR", ("Yonhap", "Cheong Wa Dae", "Yongsan")),
    ("KW", ("KUNA",)),
    ("KZ", ("Akorda", "AKORDA", "Kazinform", "KAZINFORM")),
    ("LA", ("KPL",)),
    ("MA", ("MAP", "Agence Marocaine de Presse")),
    ("MY", ("Bernama", "Putrajaya", "Istana Negara", "Wisma Putra")),
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

SEATS = frozenset(form for _, forms in METONYMS for form in forms)
"""Palaces, offices and agencies: alone on a line they are the page's name, and no place of a report."""

# Large towns that are no capitals: where schools and houses of learning stand that are written to, and outlets.
# Those that are also given names (Milan), or where bodies of states meet (New York, Geneva, Strasbourg), are left out.
CITIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("AE", ("Dubai", "Sharjah")),
    ("AU", ("Melbourne", "Brisbane", "Perth", "Adelaide")),
    ("BD", ("Chittagong", "Chattogram")),
    ("BE", ("Antwerp", "Ghent", "Leuven")),
    ("BR", ("Sao Paulo", "Rio de Janeiro", "Salvador da Bahia", "Porto Alegre", "Recife")),
    ("CA", ("Toronto", "Montreal", "Vancouver", "Quebec City")),
    ("CH", ("Zurich", "Lausanne", "Basel")),
    ("CI", ("Abidjan",)),
    ("CM", ("Douala",)),
    ("CN", ("Shanghai", "Guangzhou", "Shenzhen", "Wuhan", "Nanjing", "Xiamen", "Chengdu", "Tianjin", "Hangzhou")),
    ("CO", ("Medellin", "Cartagena")),
    ("DE", ("Munich", "Hamburg", "Frankfurt", "Heidelberg", "Leipzig", "Cologne", "Dresden")),
    ("EC", ("Guayaquil",)),
    ("EG", ("Al-Azhar",)),
    ("ES", ("Barcelona", "Salamanca", "Seville", "Valencia", "Bilbao")),
    ("FR", ("Lyon", "Marseille", "Toulouse", "Bordeaux", "Sorbonne")),
    ("GB", ("Oxford", "Edinburgh", "Manchester", "Glasgow", "Liverpool", "Birmingham")),
    ("GH", ("Kumasi",)),
    ("GR", ("Thessaloniki", "Piraeus")),
    ("ID", ("Surabaya", "Bandung")),
    ("IN", ("Mumbai", "Kolkata", "Chennai", "Bengaluru", "Hyderabad", "Ahmedabad")),
    ("IT", ("Bologna", "Turin", "Naples", "Venice", "Perugia")),
    ("JP", ("Osaka", "Kyoto", "Nagasaki", "Hiroshima", "Yokohama")),
    ("KE", ("Mombasa", "Kisumu")),
    ("KR", ("Busan", "Incheon")),
    ("KZ", ("Almaty",)),
    ("MA", ("Casablanca", "Marrakech")),
    ("MM", ("Yangon", "Mandalay")),
    ("MY", ("Penang", "University of Malaya", "Universiti Malaya")),
    ("NG", ("Lagos", "Ibadan", "Kano", "Port Harcourt")),
    ("NL", ("Rotterdam", "Leiden", "Utrecht")),
    ("NZ", ("Auckland", "Christchurch")),
    ("PK", ("Karachi", "Lahore", "Peshawar")),
    ("PL", ("Krakow", "Gdansk", "Poznan")),
    ("RU", ("St Petersburg", "St. Petersburg", "Saint Petersburg", "Kazan", "Vladivostok", "Novosibirsk")),
    ("SA", ("Jeddah", "Mecca", "Medina")),
    ("SE", ("Gothenburg", "Uppsala", "Lund University")),
    ("TH", ("Chiang Mai", "Chulalongkorn University", "Thammasat University")),
    ("TR", ("Istanbul", "Izmir")),
    ("TZ", ("Dar es Salaam", "Zanzibar")),
    ("UG", ("Makerere",)),
    ("US", ("Los Angeles", "San Francisco", "Chicago", "Boston", "Harvard", "Stanford", "Princeton University")),
    ("VN", ("Ho Chi Minh City", "Da Nang", "Haiphong")),
    ("ZA", ("Johannesburg", "Cape Town", "Durban", "Stellenbosch")),
)

# States with a king or queen of their own; of the others "The King" without a name is the Commonwealth's.
KINGDOMS = frozenset("SA BH JO MA ES BE NL SE NO DK TH KH MY BT LS SZ TO GB".split())

# Offices that only one state has: the first or the last words of their names.
OFFICES: tuple[tuple[str, str], ...] = (
    ("custodian of the two holy mosques", "SA"),
    ("yang di-pertuan agong", "MY"),
    ("taoiseach", "IE"),
    ("pope", "VA"),
    ("holy father", "VA"),
    ("pontiff", "VA"),
    ("kuomintang", "TW"),
    ("kmt", "TW"),
)

# "High Representative Borrell": without the name of another body it is the Union's.
UNION, UNION_OFFICE = "European Union", "high representative"
