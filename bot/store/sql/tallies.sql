-- name: watermark()^
SELECT rules, upto, after, coalesce((SELECT max(id) FROM fact), 0) AS newest FROM counted;

-- name: facts_after(after, most)
SELECT id, at, person, kind, guide, revision, step, run, via, channel, place, more
FROM fact WHERE id > :after ORDER BY id LIMIT :most;

-- name: any_tally(after)
SELECT 1 FROM tally WHERE month > :after LIMIT 1;

-- name: erase_some_tallies(after)*!
DELETE FROM tally WHERE (report, place, month, key) IN (
    SELECT report, place, month, key FROM tally WHERE month > :after LIMIT 20000
);

-- name: erase_tallies(after)*!
DELETE FROM tally WHERE month > :after;

-- name: erase_passages()*!
DELETE FROM passage;

-- name: erase_watermark(rules, after)*!
UPDATE counted SET rules = :rules, since = 0, upto = 0, after = :after;

-- name: keep_watermark(rules, since, upto)*!
UPDATE counted SET rules = :rules, since = :since, upto = :upto;

-- name: keep_cell(report, place, month, key, count, people, known)*!
INSERT INTO tally (report, place, month, key, count, people, known)
VALUES (:report, :place, :month, :key, :count, :people, :known)
ON CONFLICT (report, place, month, key)
DO UPDATE SET count = excluded.count, people = excluded.people, known = excluded.known;

-- name: keep_passage(run, place, guide, revision)*!
INSERT INTO passage (run, place, guide, revision) VALUES (:run, :place, :guide, :revision)
ON CONFLICT (run) DO UPDATE SET place = excluded.place, guide = excluded.guide, revision = excluded.revision;

-- name: end_passage(run)*!
DELETE FROM passage WHERE run = :run;
