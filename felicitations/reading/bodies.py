"""Intergovernmental bodies whose heads congratulate in their name: they are parties, and no countries."""

from __future__ import annotations

# The name that the archive shows, and the forms that texts print.
BODIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("African Union", ("African Union Commission", "African Union", "AU Commission", "AUC")),
    ("Arab League", ("League of Arab States", "Arab League")),
    ("ASEAN", ("Association of Southeast Asian Nations", "ASEAN Secretariat", "ASEAN")),
    ("BRICS", ("BRICS",)),
    ("CARICOM", ("Caribbean Community", "CARICOM Secretariat", "CARICOM")),
    ("CELAC", ("Community of Latin American and Caribbean States", "CELAC")),
    ("Commonwealth of Nations", ("Commonwealth Secretariat", "Commonwealth of Nations", "Commonwealth")),
    ("Commonwealth of Independent States", ("Commonwealth of Independent States", "CIS Executive Committee")),
    ("Council of Europe", ("Council of Europe", "Parliamentary Assembly of the Council of Europe")),
    ("East African Community", ("East African Community",)),
    ("ECOWAS", ("Economic Community of West African States", "ECOWAS Commission", "ECOWAS")),
    ("European Union", ("European Council", "European Commission", "European Parliament", "European Union", "EU")),
    ("Gulf Cooperation Council", ("Gulf Cooperation Council", "GCC")),
    ("IGAD", ("Intergovernmental Authority on Development", "IGAD")),
    ("NATO", ("North Atlantic Treaty Organization", "NATO")),
    (
        "Organisation of Islamic Cooperation",
        ("Organisation of Islamic Cooperation", "Organization of Islamic Cooperation", "OIC"),
    ),
    ("Organization of American States", ("Organization of American States", "OAS")),
    ("Organization of Turkic States", ("Organization of Turkic States",)),
    ("OSCE", ("Organization for Security and Co-operation in Europe", "OSCE")),
    ("Pacific Islands Forum", ("Pacific Islands Forum Secretariat", "Pacific Islands Forum")),
    ("SADC", ("Southern African Development Community", "SADC")),
    (
        "Shanghai Cooperation Organisation",
        ("Shanghai Cooperation Organisation", "Shanghai Cooperation Organization", "SCO"),
    ),
    ("United Nations", ("United Nations", "UN General Assembly", "U.N.", "UN")),
)  # fmt: skip
