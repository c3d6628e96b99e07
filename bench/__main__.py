"""`python -m bench [NAME …]`: run the measurements and print them."""

import argparse

import uvloop

from bench import finding, library, reports, telegram, turns

BENCHES = {
    "library": library.run,
    "finding": finding.run,
    "turns": turns.run,
    "telegram": telegram.run,
    "reports": reports.run,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="which ones (default: all)")
    parser.add_argument("--seconds", type=float, default=5.0, help="how long each load lasts")
    given = parser.parse_args()
    for name in given.names or BENCHES:
        print(f"# {name}", flush=True)
        uvloop.run(BENCHES[name](given.seconds))


if __name__ == "__main__":
    main()
