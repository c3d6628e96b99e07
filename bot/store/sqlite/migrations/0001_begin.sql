-- Who somebody is on a channel. The only table that names an account; facts know the random key only.
CREATE TABLE account (
    channel TEXT NOT NULL,
    id TEXT NOT NULL,
    key TEXT NOT NULL,
    card INTEGER, -- id of the live card, where the channel has one
    PRIMARY KEY (channel, id)
) WITHOUT ROWID;
CREATE INDEX account_key ON account (key);

-- What is remembered of a person (flows.core.person), as JSON.
CREATE TABLE person (
    key TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    serial INTEGER NOT NULL, -- turns saved so far
    forget_at TEXT -- UTC; NULL with consent
) WITHOUT ROWID;
CREATE INDEX person_forget_at ON person (forget_at) WHERE forget_at IS NOT NULL;

-- The journal (flows.core.facts.citizen). Append-only; `person` becomes NULL when a person has their data deleted.
CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    person TEXT,
    channel TEXT NOT NULL,
    via TEXT,
    guide TEXT,
    revision TEXT,
    step TEXT,
    run TEXT,
    more TEXT NOT NULL -- the fact's other fields, JSON
);
CREATE INDEX fact_at ON fact (at);
CREATE INDEX fact_person ON fact (person) WHERE person IS NOT NULL;
-- A finish is noted once a run, whatever goes wrong above.
CREATE UNIQUE INDEX fact_finished_once ON fact (run) WHERE kind = 'Finished';

-- Events that were saved: the same one delivered again changes nothing.
CREATE TABLE seen (
    event TEXT PRIMARY KEY,
    at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX seen_at ON seen (at);

-- Screens that are owed. `address` is NULL for the screen that the person stands on.
CREATE TABLE debt (
    channel TEXT NOT NULL,
    account TEXT NOT NULL,
    address TEXT NOT NULL DEFAULT '',
    serial INTEGER NOT NULL,
    pressed INTEGER, -- the message that was pressed
    PRIMARY KEY (channel, account, address)
) WITHOUT ROWID;

-- Pictures that a channel already has.
CREATE TABLE file (
    channel TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    file_id TEXT NOT NULL,
    PRIMARY KEY (channel, sha256)
) WITHOUT ROWID;
