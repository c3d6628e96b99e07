-- What is counted of facts (flows.core.reports.tally). Nothing here tells who: `known` holds hashes of at most four people,
-- other ones in every cell.
CREATE TABLE tally (
    report TEXT NOT NULL,
    place TEXT NOT NULL,
    month TEXT NOT NULL, -- 2026-11, in Việt Nam
    key TEXT NOT NULL,
    count INTEGER NOT NULL,
    people INTEGER NOT NULL, -- so many different ones at least; 5 stands for five or more
    known BLOB, -- NULL from five people on
    PRIMARY KEY (report, place, month, key)
) WITHOUT ROWID;

-- The runs that are not over, as they are counted: a run that goes on elsewhere is moved.
CREATE TABLE passage (
    run TEXT PRIMARY KEY,
    place TEXT NOT NULL,
    guide TEXT NOT NULL,
    revision TEXT NOT NULL
) WITHOUT ROWID;

-- How far facts are counted, by which rules. One row.
CREATE TABLE counted (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    rules TEXT NOT NULL,
    since INTEGER NOT NULL, -- `upto` as it was before the last count
    upto INTEGER NOT NULL, -- id of the last fact that is counted
    after TEXT NOT NULL -- months up to this one stay as they were counted by former rules
);
INSERT INTO counted (id, rules, since, upto, after) VALUES (1, '', 0, 0, '');
-- Who counts on from elsewhere, or by other rules, than what is there now is refused with all that they counted.
CREATE TRIGGER counted_stale BEFORE UPDATE ON counted
WHEN NEW.upto > 0 AND (NEW.since != OLD.upto OR NEW.rules != OLD.rules)
BEGIN
    SELECT RAISE(ABORT, 'stale record');
END;
-- Ids begin at 1 again in a journal that is empty.
CREATE TRIGGER fact_emptied AFTER DELETE ON fact WHEN NOT EXISTS (SELECT 1 FROM fact)
BEGIN
    UPDATE counted SET upto = 0;
END;

-- Who finished what is looked up for a team.
CREATE INDEX fact_finished ON fact (place, at) WHERE kind = 'Finished';

-- What this database says of itself: `demonstration` where all in it is made up.
CREATE TABLE about (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
