"""Where the preview listens, what it adds to a page, and how it ends."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from felicitations.problems import Refused
from felicitations.serve.guard import Door, is_loopback, leads_astray
from felicitations.serve.weave import allow, weave
from tests.preview_site import (
    Previewed,
    SmallSite,
    Socket,
    previewing,
    run_to_its_refusal,
    wait_for,
)

ROOT = Path(__file__).resolve().parent.parent


def test_v10_a_busy_port_is_named(tmp_path):
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        site = SmallSite(tmp_path)
        with pytest.raises(Refused, match=f"port {port} is in use already.*--port {port + 1}") as refused:
            run_to_its_refusal(site, "127.0.0.1", port)
    assert site.built == 0
    assert [problem.code for problem in refused.value.problems] == ["E-PORT"]


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-host.invalid"])
def test_a_host_that_is_not_of_this_machine_is_named(tmp_path, host):
    with pytest.raises(Refused, match=f"'{host}' is no address of this machine"):
        run_to_its_refusal(SmallSite(tmp_path), host, 0)


def test_v9_all_addresses_are_warned_of_and_still_want_a_host_of_ours(tmp_path):
    with previewing(SmallSite(tmp_path), host="0.0.0.0") as preview:
        wait_for(lambda: preview.get()[0] == 200)
        assert [line for line in preview.said if line.startswith("Warning: other machines can reach 0.0.0.0")]
        for foreign in ("evil.example", "10.0.0.1", "0.0.0.0"):
            assert preview.get(Host=f"{foreign}:{preview.port}")[0] == 403


def test_the_loopback_is_not_warned_of(tmp_path):
    with previewing(SmallSite(tmp_path)) as preview:
        wait_for(lambda: preview.get()[0] == 200)
    assert not [line for line in preview.said if "Warning" in line]


@pytest.mark.parametrize(
    ("given", "local", "host", "admitted"),
    [
        ("127.0.0.1", "127.0.0.1", "[::1]:8000", True),
        ("archive.lan", "192.168.1.5", "archive.lan:8000", True),
        ("archive.lan", "192.168.1.5", "192.168.1.5:8000", False),
        ("0.0.0.0", "192.168.1.5", "192.168.1.5:8000", True),
        ("0.0.0.0", "192.168.1.5", "192.168.1.6:8000", False),
        ("::", "fe80::5", "[fe80::5]:8000", True),
        ("0.0.0.0", "192.168.1.5", "archive.lan:8000", False),
    ],
)
def test_v9_which_hosts_are_admitted_where_the_person_listens_elsewhere(given, local, host, admitted):
    assert Door(host=given, port=8000).admits(host, local) is admitted


def test_port_80_needs_no_port():
    assert Door(host="127.0.0.1", port=80).admits("localhost", "127.0.0.1")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "::1"])
def test_the_loopback_is_known(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["", "0.0.0.0", "::", "192.168.1.5", "archive.lan"])
def test_what_others_can_reach_is_known(host):
    assert not is_loopback(host)


@pytest.mark.parametrize("path", ["/", "/a/", "/a/b.html", "/%C3%A9t%C3%A9/", "/" + "a" * 255, "/a..b"])
def test_honest_paths_lead_not_astray(path):
    assert not leads_astray(path)


# --- Pure parts ---


@pytest.mark.parametrize(
    ("policy", "allowed"),
    [
        ("default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'"),
        ("default-src 'self'", "default-src 'self'; script-src 'self'; connect-src 'self'; style-src 'self'"),
        (
            "script-src 'none'; style-src 'self'; connect-src https://a.example",
            "script-src 'self'; style-src 'self'; connect-src https://a.example 'self'",
        ),
        (
            " default-src a.example ;; ",
            (
                "default-src a.example; script-src a.example 'self'; connect-src a.example 'self'; "
                "style-src a.example 'self'"
            ),
        ),
    ],
)
def test_a_policy_is_opened_to_us_and_no_further(policy, allowed):
    assert allow(policy) == allowed


def test_a_policy_that_allows_us_already_stays():
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"
    assert allow(policy) == policy


def test_a_page_without_policy_or_head_still_gets_both():
    woven = weave(b"<p>x", build="1", notes=False)
    assert woven.body.startswith(b"<p>x<script src=")
    assert woven.policy.startswith("default-src 'self'; base-uri 'none'")


# --- The process ---

SCRIPT = """
import sys
from pathlib import Path
from typing import Self
from tests.preview_site import SmallSite
from felicitations.serve import serve
site = SmallSite(Path(sys.argv[1]))
serve(site.build, out=site.out, watch=site.watch, host="127.0.0.1", port=0, open_browser=False,
      say=lambda line: print(line, flush=True))
print("ended")
"""


def test_other_commands_do_not_pay_for_the_server():
    code = "import sys, felicitations.serve; sys.exit('tornado' in sys.modules or 'livereload' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_good_order_with_a_browser_connected(tmp_path, number):
    command = [sys.executable, "-W", "error", "-c", SCRIPT, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        preview = Previewed(site=SmallSite(tmp_path), said=[process.stdout.readline()])
        wait_for(lambda: preview.get()[0] == 200)
        with Socket(preview) as listener:
            listener.greet("x")
            assert listener.hear()
            process.send_signal(number)
            said, complaints = process.communicate(timeout=10)
    assert process.returncode == 0
    assert complaints == ""
    assert said.endswith("ended\n")
