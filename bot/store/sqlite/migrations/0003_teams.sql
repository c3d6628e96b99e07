-- The place that a fact belongs to (flows.core.teams); '' where it is not known.
ALTER TABLE fact ADD COLUMN place TEXT NOT NULL DEFAULT '';
-- How a class stands is told by the facts that its share code is credited with.
CREATE INDEX fact_class ON fact (via) WHERE via >= 'c-' AND via < 'c.';

-- What several people share (flows.core.record), as JSON.
CREATE TABLE record (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    place TEXT NOT NULL,
    listed INTEGER NOT NULL, -- 0: over, closed, removed, used
    key TEXT, -- a member's person
    mark TEXT, -- a house's, by which it is judged fluent
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE INDEX record_place ON record (kind, place) WHERE listed = 1;
CREATE INDEX record_seat ON record (key) WHERE kind = 'member' AND listed = 1;
CREATE INDEX record_mark ON record (place, mark) WHERE kind = 'house' AND listed = 1;
-- Who saves over a newer version is refused, and all of that turn with it.
CREATE TRIGGER record_stale BEFORE UPDATE ON record WHEN NEW.version != OLD.version + 1
BEGIN
    SELECT RAISE(ABORT, 'stale record');
END;

-- What one person said to another and has not been brought yet. A row goes once it was brought, or can never be.
CREATE TABLE parcel (
    id INTEGER PRIMARY KEY,
    channel TEXT NOT NULL,
    account TEXT NOT NULL, -- to whom
    help TEXT NOT NULL, -- id of the talk
    words TEXT, -- NULL where it is brought by reference
    from_account TEXT NOT NULL,
    message INTEGER, -- the channel's id of the message that is copied
    at TEXT NOT NULL
);
CREATE INDEX parcel_account ON parcel (channel, account);
