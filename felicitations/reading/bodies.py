"""Intergovernmental bodies whose heads congratulate in their name: they are parties, and no countries."""

from __future__ import annotations

# The name that the archive shows, and the forms that texts print.
BODIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("African Development Bank", ("African Development Bank", "AfDB")),
    ("African Union", ("African Union Commission", "African Union", "AU Commission", "AUC", "AU")),
    ("Arab League", ("League of Arab States", "Arab League")),
    ("ASEAN", ("Association of Southeast Asian Nations", "ASEAN Secretariat", "ASEAN")),
    ("BRICS", ("BRICS",)),
    ("CARICOM", ("Caribbean Community", "CARICOM Secretariat", "CARICOM", "Caricom")),
    ("CELAC", ("Community of Latin American and Caribbean States", "CELAC")),
    ("COMESA", ("Common Market for Eastern and Southern Africa", "COMESA")),
    (
        "Commonwealth of Nations",
        ("Commonwealth Secretariat", "Commonwealth of Nations", "Commonwealth"),
    ),
    ("Commonwealth of Independent States", ("Commonwealth of Independent States", "CIS Executive Committee")),
    ("Community of Portuguese Language Countries", ("Community of Portuguese Language Countries", "CPLP")),
    (
        "Council of Europe",
        ("Council of Europe", "Parliamentary Assembly of the Council of Europe", "Venice Commission"),
    ),
    ("East African Community", ("East African Community",)),
    ("ECOWAS", ("Economic Community of West African States", "ECOWAS Commission", "ECOWAS")),
    ("Eurasian Economic Union", ("Eurasian Economic Union", "Eurasian Economic Commission")),
    ("European Union", ("European Council", "European Commission", "European Parliament", "European Union", "EU")),
    ("FAO", ("Food and Agriculture Organization of the United Nations", "Food and Agriculture Organization", "FAO")),
    (
        "Gulf Cooperation Council",
        ("Gulf Cooperation Council", "Cooperation Council for the Arab States of the Gulf", "GCC"),
    ),
    ("IAEA", ("International Atomic Energy Agency", "IAEA")),
    ("IGAD", ("Intergovernmental Authority on Development", "IGAD")),
    ("ILO", ("International Labour Organization", "International Labour Organisation", "ILO")),
    ("IMF", ("International Monetary Fund", "IMF")),
    ("Indian Ocean Commission", ("Indian Ocean Commission",)),
    ("International Organisation of La Francophonie", ("Organisation Internationale de la Francophonie",
     "International Organisation of La Francophonie", "La Francophonie", "Francophonie", "OIF")),
    ("Inter-Parliamentary Union", ("Inter-Parliamentary Union",)),
    ("Melanesian Spearhead Group", ("Melanesian Spearhead Group",)),
    ("Mercosur", ("Mercosur", "MERCOSUR")),
    ("NATO", ("North Atlantic Treaty Organization", "North Atlantic Alliance", "NATO")),
    ("OECS", ("Organisation of Eastern Caribbean States", "Organization of Eastern Caribbean States", "OECS")),
    ("OPEC", ("Organization of the Petroleum Exporting Countries", "OPEC")),
    (
        "Organisation of Islamic Cooperation",
        ("Organisation of Islamic Cooperation", "Organization of Islamic Cooperation", "OIC"),
    ),
    ("Organization of American States", ("Organization of American States", "OAS")),
    ("Organization of Turkic States", ("Organization of Turkic States",)),
    ("OSCE", ("Organization for Security and Co-operation in Europe", "OSCE")),
    ("Pacific Islands Forum", ("Pacific Islands Forum Secretariat", "Pacific Islands Forum", "Forum Secretariat")),
    ("PAHO", ("Pan American Health Organization", "PAHO")),
    ("SAARC", ("South Asian Association for Regional Cooperation", "SAARC")),
    ("SADC", ("Southern African Development Community", "SADC")),
    (
        "Shanghai Cooperation Organisation",
        ("Shanghai Cooperation Organisation", "Shanghai Cooperation Organization", "SCO"),
    ),
    ("UNCTAD", ("UN Trade and Development", "UNCTAD")),
    ("UNESCO", ("United Nations Educational, Scientific and Cultural Organization", "UNESCO", "Unesco")),
    ("United Nations", ("United Nations", "UN General Assembly", "U.N.", "UN")),
    ("WHO", ("World Health Organization", "World Health Organisation", "WHO")),
    ("World Bank", ("World Bank Group", "World Bank")),
    ("WTO", ("World Trade Organization", "World Trade Organisation", "WTO")),
)  # fmt: skip

NAMES = tuple(name for name, _ in BODIES)
"""The bodies by the names that the archive shows."""
