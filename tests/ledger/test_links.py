"""An address is asked with bounds on everything, and never where the network is private, however it is reached."""

import socket
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

import pytest

from govopen.ledger import links
from govopen.ledger.links import Answer, judged, look_at, public


class Seen:
    """What reached the server."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, str, dict[str, str]]] = []
        self.pieces = 0
        self.most = self.now = 0
        self.lock = Lock()

    def paths(self) -> Counter[str]:
        return Counter(path for _method, path, _headers in self.requests)


MOVES = {
    "/moved": "/ok", "/loop": "/loop", "/file": "file:///etc/passwd", "/ftp": "ftp://a.example/x",
    "/password": "http://u:p@a.example/", "/nowhere": "http://0177.0.0.1/", "/cookie": "/ok",
}  # fmt: skip


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    seen: Seen


class Handler(BaseHTTPRequestHandler):
    """Answers by the path's first word."""

    server: Server

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there
        pass

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        path, seen = self.path, self.server.seen
        with seen.lock:
            seen.requests.append((self.command, path, dict(self.headers)))
            seen.now += 1
            seen.most = max(seen.most, seen.now)
        try:
            self.by(path)
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            with seen.lock:
                seen.now -= 1

    def by(self, path: str) -> None:
        if path.startswith("/private/"):
            self.say(302, f"http://127.0.0.2:{self.server.server_port}/secret")
        elif path in MOVES:
            self.say(302, MOVES[path])
        elif path.startswith("/status/"):
            self.say(int(path.rpartition("/")[2]))
        elif path == "/no-head":
            self.say(405 if self.command == "HEAD" else 200)
        elif path == "/hangs-up-on-head" and self.command == "HEAD":
            self.connection.shutdown(socket.SHUT_RDWR)
        elif path == "/flaky":
            self.say(200 if self.server.seen.paths()[path] > 3 else 503)
        elif path == "/slow":
            time.sleep(3)
        elif path == "/drip":
            self.drip()
        elif path == "/huge":
            self.huge()
        else:
            time.sleep(0.05)
            self.say(200)

    def say(self, status: int, target: str = "") -> None:
        self.send_response(status)
        self.send_header("Set-Cookie", "who=you")
        self.send_header("Content-Length", "0")
        if target:
            self.send_header("Location", target)
        self.end_headers()

    def drip(self) -> None:
        for _ in range(40):
            self.wfile.write(b"H")
            time.sleep(0.05)

    def huge(self) -> None:
        if self.command == "HEAD":
            self.say(501)
            return
        self.send_response(200)
        self.end_headers()
        for _ in range(200):
            self.wfile.write(b"x" * (1 << 20))
            self.server.seen.pieces += 1


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(links, "PAUSE", 0)
    made = Server(("", 0), Handler)
    made.seen = Seen()
    Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


def ask(server: Server, path: str, host: str = "127.0.0.1", *, allow_private: bool = True) -> Answer:
    address = f"http://{host}:{server.server_port}{path}"
    return look_at([address], allow_private=allow_private, tick=lambda _n: None)[address]


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/ok", Answer("ok", 200)),
        ("/status/204", Answer("ok", 204)),
        ("/status/404", Answer("dead", 404)),
        ("/status/410", Answer("dead", 410)),
        ("/status/403", Answer("unreachable", 403)),
        ("/status/500", Answer("unreachable", 500)),
        ("/moved", Answer("ok", 200)),
        ("/loop", Answer("unreachable", 0, "redirects")),
        ("/file", Answer("refused", 0, "scheme")),
        ("/ftp", Answer("refused", 0, "scheme")),
        ("/password", Answer("refused", 0, "scheme")),
        ("/nowhere", Answer("unreachable", 0, "connection")),
        ("/no-head", Answer("ok", 200)),
        ("/hangs-up-on-head", Answer("ok", 200)),
        ("/huge", Answer("ok", 200)),
    ],
)
def test_what_answers_at_an_address(server: Server, path: str, answer: Answer) -> None:
    assert ask(server, path) == answer


@pytest.mark.parametrize("path", ["/slow", "/drip"])
def test_who_answers_slowly_is_not_waited_for(server: Server, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """Whether nothing comes at all, or a byte now and then."""
    monkeypatch.setattr(links, "TIMEOUT", 0.2)
    monkeypatch.setattr(links, "WHOLE", 0.5)
    begun = time.monotonic()
    assert ask(server, path) == Answer("unreachable", 0, "timeout")
    assert time.monotonic() - begun < 2


def test_redirects_are_few(server: Server) -> None:
    ask(server, "/loop")
    assert server.seen.paths()["/loop"] == links.REDIRECTS + 1


def test_a_huge_page_is_not_read(server: Server) -> None:
    ask(server, "/huge")
    time.sleep(0.2)
    assert server.seen.pieces < 20


def test_what_fails_for_a_moment_is_asked_again(server: Server) -> None:
    assert ask(server, "/flaky") == Answer("ok", 200)
    ask(server, "/status/500")
    assert server.seen.paths()["/status/500"] == links.TRIES * 2  # HEAD, and GET to be sure
    ask(server, "/status/404")
    assert server.seen.paths()["/status/404"] == 2


def test_nobody_listens(server: Server) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
        assert look_at([address], allow_private=True, tick=len_of)[address] == Answer("unreachable", 0, "connection")


@pytest.mark.parametrize("address", ["http://0177.0.0.1/", "http://127.0.0.1:70000/"])
def test_what_is_no_address_is_not_asked(address: str) -> None:
    assert look_at([address], allow_private=True, tick=len_of)[address] == Answer("unreachable", 0, "address")


def len_of(_n: int) -> None:
    return None


def test_a_host_that_there_is_not(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_words: object, **_more: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert ask(server, "/ok", "no.example") == Answer("unreachable", 0, "name")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "localhost", "[::1]",
        "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "0.0.0.0", "[::]",
    ],
)  # fmt: skip
def test_an_address_of_this_machine_is_not_asked_however_it_is_spelled(server: Server, host: str) -> None:
    answer = ask(server, "/ok", host, allow_private=False)
    assert answer == Answer("refused", 0, "private") or answer.detail in {"name", "address"}
    assert server.seen.requests == []


@pytest.fixture
def pretended(monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.1 alone counts as an address of the public network."""
    monkeypatch.setattr(links, "public", lambda address: address == "127.0.0.1")


@pytest.mark.usefixtures("pretended")
def test_a_redirect_into_a_private_network_is_not_followed(server: Server) -> None:
    assert ask(server, "/private/", allow_private=False) == Answer("refused", 0, "private")
    assert "/secret" not in server.seen.paths()
    assert ask(server, "/private/") == Answer("ok", 200)
    assert server.seen.paths()["/secret"] == 1


@pytest.mark.usefixtures("pretended")
def test_a_name_server_that_changes_its_mind_gains_nothing(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was resolved and found public is connected to; nobody asks again."""
    asked: list[object] = []

    def turning(host: object, port: object, *_words: object, **_more: object) -> list[object]:
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 else "127.0.0.2"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", turning)
    assert ask(server, "/ok", "turning.example", allow_private=False) == Answer("ok", 200)
    assert asked == ["turning.example"]
    (_method, _path, headers) = server.seen.requests[0]
    assert headers["Host"] == f"turning.example:{server.server_port}"
    assert ask(server, "/ok", "turning.example", allow_private=False) == Answer("refused", 0, "private")


@pytest.mark.usefixtures("pretended")
def test_a_host_that_is_also_at_a_private_address_is_not_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("127.0.0.1", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_words, **_more: both)
    assert ask(server, "/ok", "both.example", allow_private=False) == Answer("refused", 0, "private")
    assert server.seen.requests == []


def test_of_several_addresses_the_next_is_tried(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("255.255.255.255", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_words, **_more: both)
    assert ask(server, "/ok", "several.example") == Answer("ok", 200)


def test_who_asks_says_nothing_of_himself(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """No cookie comes back, no proxy of the surroundings is asked, no name is given."""
    for name in ("HTTP_PROXY", "ALL_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert ask(server, "/cookie") == Answer("ok", 200)
    sent = [headers for _method, _path, headers in server.seen.requests]
    assert len(sent) == 2
    assert not {"Cookie", "Authorization", "Referer"} & {name for headers in sent for name in headers}


def test_eight_are_asked_at_once_and_each_once(server: Server) -> None:
    addresses = [f"http://127.0.0.1:{server.server_port}/{n}" for n in range(30)]
    told: list[int] = []
    found = look_at(addresses * 2, allow_private=True, tick=told.append)
    assert list(found.values()) == [Answer("ok", 200)] * 30
    assert sorted(told) == list(range(1, 31))
    assert set(server.seen.paths().values()) == {1}
    assert 2 < server.seen.most <= links.AT_ONCE


NOT_PUBLIC = """
    0.0.0.0 0.1.2.3 10.1.1.1 100.64.0.1 127.0.0.1 127.8.8.8 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.8
    192.0.2.1
    192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255
    :: ::1 ::7f00:1 ::808:808 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 100::1
    2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1 2002:7f00:1::1 2002:a00:1::1 3fff::1 5f00::1 fc00::1
    fd12::1
    fe80::1 fe80::1%eth0 fec0::1 ff02::1
"""
PUBLIC = """
    8.8.8.8 114.114.114.114 100.63.0.1 172.32.0.1 ::ffff:8.8.8.8 64:ff9b::808:808 2400:3200::1 2002:808:808::1
"""


def test_which_addresses_are_not_public() -> None:
    assert [address for address in NOT_PUBLIC.split() if public(address)] == []


def test_which_addresses_are_public() -> None:
    assert [address for address in PUBLIC.split() if not public(address)] == []


@pytest.mark.parametrize(
    ("status", "verdict"),
    [(200, "ok"), (304, "ok"), (400, "dead"), (401, "unreachable"), (404, "dead"), (429, "unreachable"),
     (451, "dead"), (503, "unreachable")],
)  # fmt: skip
def test_what_a_status_means(status: int, verdict: str) -> None:
    assert judged(status) == Answer(verdict, status)
