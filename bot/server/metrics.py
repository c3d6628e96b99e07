"""Metrics for Prometheus: counts and times, never ids of people."""

from prometheus_client import Counter, Gauge

TURNS = Counter("gocua_turns", "Turns saved, by channel and kind of event.", ["channel", "event"])
SECRETS = Counter("gocua_secrets", "Secrets refused, by channel and kind.", ["channel", "kind"])
CALLS = Counter("gocua_telegram_calls", "Calls to the Bot API, by method and outcome.", ["method", "outcome"])
DEBTS = Gauge("gocua_debts", "Screens owed on Telegram at this moment.")
ISSUES = Gauge("gocua_guide_issues", "Slips in the guides' folder.")
OTHER_MESSAGES = Counter("gocua_telegram_other_messages", "Messages of a kind that is not read, by kind.", ["kind"])
WORK_FAILURES = Counter("gocua_work_failures", "Failures of background work, which begins again.", ["work"])
ROWS_SET_ASIDE = Counter("gocua_rows_set_aside", "Rows of the database that could not be read.", ["table"])
