"""The command line. The only place that joins concrete parts."""

import sys

from bot.commands.parser import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
