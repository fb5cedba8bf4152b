"""What answers at an address: asked without name, cookies or proxy, with bounds on everything.

An address may lead into the network that the question is asked from. So a host is resolved here, once, at every
redirect anew; what it resolves to must be a public address, and that very address is connected to. Another answer of
the name server a moment later changes nothing, and how the host was spelled (decimal, hexadecimal) does not matter.
"""

import asyncio
import ssl
from collections.abc import Callable, Iterable, Iterator
from http.cookiejar import CookieJar, DefaultCookiePolicy
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import NamedTuple

import httpx

from govopen import __version__

AT_ONCE = 8
TRIES = 3
PAUSE = 0.5  # seconds before the second try, and twice that before the third
TIMEOUT = 10.0  # seconds for a connection, and for each answer on it
WHOLE = 25.0  # seconds for one try with its redirects, however slowly the other side goes
LAST_PORT = 65535
REDIRECTS = 5
ADDRESSES = 4  # of one host, tried in turn

MOVED = frozenset({301, 302, 303, 307, 308})
UNTOLD = frozenset({401, 403, 407, 408, 425, 429})
"""Somebody answers, and does not say whether the page is there."""

GLOBAL_6 = IPv6Network("2000::/3")
NOT_GLOBAL_6 = (IPv6Network("2001::/23"), IPv6Network("2001:db8::/32"), IPv6Network("3fff::/20"))
NOT_GLOBAL_4 = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
NAT64 = IPv6Network("64:ff9b::/96")


class Answer(NamedTuple):
    """``verdict``: ok, dead, refused (by us), unreachable. ``status`` of HTTP, 0 without one. ``detail``: why, a word:
    private, scheme, redirects, address, name, timeout, certificate, connection."""

    verdict: str
    status: int = 0
    detail: str = ""


class PrivateAddress(Exception):
    """The host is, or is also, at an address that is not public."""


def look_at(addresses: Iterable[str], *, allow_private: bool, tick: Callable[[int], None]) -> dict[str, Answer]:
    """Ask for each of these addresses; ``tick`` is told how many have answered."""
    return asyncio.run(_look_at(list(dict.fromkeys(addresses)), allow_private, tick))


async def _look_at(addresses: list[str], allow_private: bool, tick: Callable[[int], None]) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    waiting = iter(addresses)
    client = httpx.AsyncClient(
        transport=_Pinned(allow_private=allow_private),
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        headers={"User-Agent": f"govopen/{__version__}", "Accept-Encoding": "identity"},
        timeout=TIMEOUT,
        trust_env=False,
    )

    async def work() -> None:
        for address in waiting:
            found[address] = await _patiently(client, address)
            tick(len(found))

    async with client:
        await asyncio.gather(*(work() for _ in range(AT_ONCE)))
    return found


async def _patiently(client: httpx.AsyncClient, address: str) -> Answer:
    answer = await _once(client, address)
    for again in range(1, TRIES):
        if answer.status < 500 and answer.detail not in {"connection", "name"}:
            break
        await asyncio.sleep(PAUSE * again)
        answer = await _once(client, address)
    return answer


async def _once(client: httpx.AsyncClient, address: str) -> Answer:
    try:
        async with asyncio.timeout(WHOLE):
            return await _followed(client, httpx.URL(address))
    except PrivateAddress:
        return Answer("refused", detail="private")
    except (TimeoutError, httpx.TimeoutException):
        return Answer("unreachable", detail="timeout")
    except (httpx.InvalidURL, UnicodeError):
        return Answer("unreachable", detail="address")
    except httpx.TransportError as problem:
        certificate = any(isinstance(cause, ssl.SSLCertVerificationError) for cause in _causes(problem))
        return Answer("unreachable", detail="certificate" if certificate else "connection")
    except OSError:  # the resolver's
        return Answer("unreachable", detail="name")


async def _followed(client: httpx.AsyncClient, url: httpx.URL) -> Answer:
    for _hop in range(REDIRECTS + 1):
        if url.scheme not in {"http", "https"} or url.userinfo or not url.host:
            return Answer("refused", detail="scheme")
        if (url.port or 0) > LAST_PORT:
            return Answer("unreachable", detail="address")
        status, target = await _asked(client, url)
        if target is None:
            return judged(status)
        url = url.join(target)
    return Answer("unreachable", detail="redirects")


def judged(status: int) -> Answer:
    """What the last answer means."""
    if status < 400:
        return Answer("ok", status)
    return Answer("unreachable" if status >= 500 or status in UNTOLD else "dead", status)


async def _asked(client: httpx.AsyncClient, url: httpx.URL) -> tuple[int, str | None]:
    """The status, and where it leads. No body is read: HEAD, and GET where that is not answered well."""
    try:
        status, target = await _answer(client, "HEAD", url)
    except (httpx.RemoteProtocolError, httpx.ReadError):
        status, target = 405, None
    return await _answer(client, "GET", url) if status >= 400 else (status, target)


async def _answer(client: httpx.AsyncClient, method: str, url: httpx.URL) -> tuple[int, str | None]:
    async with client.stream(method, url, follow_redirects=False) as answer:
        moved = answer.status_code in MOVED
        return answer.status_code, answer.headers.get("location") if moved else None


class _Pinned(httpx.AsyncBaseTransport):
    """Connects to the address that was looked at; the host's name stays in the request and in the certificate."""

    def __init__(self, *, allow_private: bool) -> None:
        self.allow_private = allow_private
        none_kept = httpx.Limits(max_keepalive_connections=0)  # a connection is of one host, not of one address
        self.inner = httpx.AsyncHTTPTransport(limits=none_kept, trust_env=False)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.raw_host.decode("ascii")
        addresses = await _resolved(host, request.url.port or 0)
        if not self.allow_private and not all(map(public, addresses)):
            raise PrivateAddress
        problem: Exception = httpx.ConnectError("no address")
        for address in addresses[:ADDRESSES]:
            pinned = httpx.Request(
                request.method,
                request.url.copy_with(host=address),
                headers=request.headers,
                extensions={**request.extensions, "sni_hostname": host},
            )
            try:
                return await self.inner.handle_async_request(pinned)
            except (httpx.ConnectError, httpx.ConnectTimeout) as failed:
                problem = failed
        raise problem

    async def aclose(self) -> None:
        await self.inner.aclose()


async def _resolved(host: str, port: int) -> list[str]:
    """Every address of a host. Raises OSError."""
    import socket

    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]) for *_kind, where in found))


def public(address: str) -> bool:
    """Whether it is an address of the public network: none that is private, shared, loopback, link-local, multicast,
    reserved or for documentation, in whatever IPv6 address an IPv4 one may be wrapped."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv4Address):
        return _public_4(ip)
    inner = ip.ipv4_mapped or ip.sixtofour or (IPv4Address(int(ip) & 0xFFFFFFFF) if ip in NAT64 else None)
    return _public_4(inner) if inner is not None else _public_6(ip)


def _public_4(ip: IPv4Address) -> bool:
    within = any(ip in network for network in NOT_GLOBAL_4)
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or within)


def _public_6(ip: IPv6Address) -> bool:
    return ip in GLOBAL_6 and ip.is_global and not any(ip in network for network in NOT_GLOBAL_6)


def _causes(problem: BaseException | None) -> Iterator[BaseException]:
    while problem is not None:
        yield problem
        problem = problem.__cause__ or problem.__context__
