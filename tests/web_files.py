"""Web pages and web archives for the tests."""

from __future__ import annotations

import io

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ADDRESS = "https://news.example/2022/01/20/ties-at-30.html"
TITLE = "Xi, Lukashenko exchange congratulations on 30th anniversary of ties"
BODY = (
    "BEIJING, Jan. 20 (Xinhua) -- Chinese President Xi Jinping and Belarusian President Alexander Lukashenko exchanged "
    "congratulations on Thursday over the 30th anniversary of the establishment of diplomatic relations.\n"
    "In his message, Xi said that ties have seen smooth development over the past 30 years, with steady growth of "
    "practical cooperation in trade, farming, health and education.\n"
    "Lukashenko expressed the wish to raise the partnership to a higher level, with more exchanges between cities."
).split("\n")
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} - Example News</title>
<meta property="og:title" content="{TITLE}"><meta name="author" content="Ann Reporter">
<meta property="og:site_name" content="Example News">
<meta property="article:published_time" content="2022-01-21T01:30:00+08:00">
<link rel="canonical" href="{ADDRESS}"><style>.a{{color:red}}</style><script>var hidden = "secret";</script></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav></header>
<main><article><h1>{TITLE}</h1><div class="share"><a href="#">Share on Facebook</a></div>
{"".join(f"<p>{line}</p>" for line in BODY)}
</article><aside><h3>Related</h3><ul><li><a href="/x">Rice prices rise, 6 May 2019</a></li></ul></aside></main>
<footer><p>Copyright 2022 Example News. All rights reserved.</p></footer></body></html>
"""


def answer(
    body: bytes, kind: str = "text/html", status: str = "200 OK", address: str = ADDRESS, **headers: str
) -> tuple[str, str, StatusAndHeaders, bytes]:
    """An answer of a server; of the headers' names, underscores are dashes."""
    lines = [("Content-Type", kind), *((name.replace("_", "-"), value) for name, value in headers.items())]
    return "response", address, StatusAndHeaders(status, lines, protocol="HTTP/1.1"), body


def warc(*records: tuple[str, str, StatusAndHeaders | None, bytes], packed: bool = True) -> bytes:
    """A web archive of these records."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    for number, (kind, address, headers, body) in enumerate(records):
        about = {"WARC-Date": "2023-05-06T07:08:09Z", "WARC-Record-ID": f"<urn:x:{number}>"}
        options = {"warc_headers_dict": about, "http_headers": headers}
        writer.write_record(writer.create_warc_record(address, kind, io.BytesIO(body), len(body), **options))
    return file.getvalue()
