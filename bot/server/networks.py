"""Networks: which addresses of the internet count as one, and which proxies are believed."""

import ipaddress
from collections.abc import Sequence
from functools import lru_cache

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

LOCAL_PROXIES = "127.0.0.1, ::1"
_ONE_HOME_BITS = 64  # of IPv6: what a provider gives to one line


@lru_cache(maxsize=20_000)
def name_network(host: str) -> str:
    """Name what counts as one address: an IPv4 address, or the /64 of an IPv6 address. What is neither is itself."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, _ONE_HOME_BITS), strict=False))
    return str(address)


def read_networks(text: str) -> tuple[Network, ...]:
    """Read addresses and networks that stand by comma. Raises ValueError."""
    return tuple(ipaddress.ip_network(part.strip(), strict=False) for part in text.split(",") if part.strip())


def is_within(host: str, networks: Sequence[Network]) -> bool:
    """Return whether an address belongs to one of these networks."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return any(address in network for network in networks)
