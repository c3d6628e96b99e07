-- name: keep_fact(at, kind, person, channel, via, guide, revision, step, run, place, more)*!
INSERT INTO fact (at, kind, person, channel, via, guide, revision, step, run, place, more)
VALUES (:at, :kind, :person, :channel, :via, :guide, :revision, :step, :run, :place, :more)
ON CONFLICT (run) WHERE kind = 'Finished' DO NOTHING;

-- name: journal(after, since, kind)
SELECT id, at, person, kind, guide, revision, step, run, via, channel, place, more
FROM fact
WHERE id > :after AND (:since IS NULL OR at >= :since) AND (:kind IS NULL OR kind = :kind)
ORDER BY id
LIMIT 1000;

-- name: class_facts(via)
SELECT id, kind, guide, run, step, more FROM fact WHERE via = :via AND via >= 'c-' AND via < 'c.' ORDER BY id;

-- name: count_facts_before(before)^
SELECT count(*) AS facts FROM fact WHERE at < :before AND (kind != 'Consented' OR person IS NULL);

-- name: prune_facts(before)*!
-- Of people who are remembered, what they answered when they were asked stays: it says why they are.
DELETE FROM fact WHERE at < :before AND (kind != 'Consented' OR person IS NULL);

-- name: prune_words(before)*!
UPDATE fact SET more = '{}' WHERE kind = 'Missed' AND at < :before AND more != '{}';
