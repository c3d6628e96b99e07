"""Ways: where typed words that steer lead, on a screen that has no button for them."""

from flows.core.address import HOME, Address, address
from flows.core.help.requests import locate_ask
from flows.core.steering.meanings import Meaning

HOW = address("about", "how")


def find_way(meaning: Meaning, stood: Address) -> Address | None:
    """Return the screen that a meaning leads to from where the person stands; None for one that leads nowhere."""
    match meaning:
        case "home":
            return HOME
        case "back":
            return stood.parent
        case "over":  # the cover of a guide, the first screen of anything else
            return Address(stood.parts[:2])
        case "person":
            return locate_ask(stood)
        case "help" | "stuck":
            return HOW
        case _:
            return None
