-- name: load(asked)
-- Accounts and events as JSON [[channel, id, event], ...]; one row for each, in the same order.
SELECT asked.key AS place, account.key, person.state, coalesce(person.serial, 0) AS serial,
       seen.event IS NOT NULL AS known, seat.state AS seat
FROM json_each(:asked) AS asked
LEFT JOIN account ON account.channel = asked.value ->> 0 AND account.id = asked.value ->> 1
LEFT JOIN person ON person.key = account.key
LEFT JOIN record AS seat ON seat.key = account.key AND seat.kind = 'member' AND seat.listed = 1
LEFT JOIN seen ON seen.event = asked.value ->> 2
ORDER BY asked.key;

-- name: marks(places)
-- places: ids of villages as a JSON list.
SELECT place, coalesce(mark, '') AS mark, count(*) AS houses FROM record
WHERE kind = 'house' AND listed = 1 AND place IN (SELECT value FROM json_each(:places))
GROUP BY place, mark;

-- name: passages(runs)
-- runs: their ids as a JSON list.
SELECT run, place, guide, revision FROM passage WHERE run IN (SELECT value FROM json_each(:runs));

-- name: cells(spots)
-- spots: reports, places, months and keys as JSON [[report, place, month, key], ...].
SELECT tally.report, tally.place, tally.month, tally.key, tally.count, tally.people, tally.known
FROM json_each(:spots) AS spot
CROSS JOIN tally ON tally.report = spot.value ->> 0 AND tally.place = spot.value ->> 1
    AND tally.month = spot.value ->> 2 AND tally.key = spot.value ->> 3;

-- name: counted(report, places, month, first, last)
-- places: ids as a JSON list; what was counted in other months than `month` is summed apart.
SELECT tally.place, tally.key, tally.month < :month AS before, sum(tally.count) AS count, max(tally.people) AS people
FROM json_each(:places) AS asked
CROSS JOIN tally ON tally.report = :report AND tally.place = asked.value
    AND tally.month >= :first AND tally.month <= :last
GROUP BY tally.place, tally.key, before;

-- name: finished(places, first, last)
-- places: ids as a JSON list.
SELECT fact.id, fact.at, fact.person, fact.kind, fact.guide, fact.revision, fact.step, fact.run, fact.via, fact.channel,
       fact.place, fact.more
FROM json_each(:places) AS asked
CROSS JOIN fact ON fact.kind = 'Finished' AND fact.place = asked.value AND fact.at >= :first AND fact.at < :last
ORDER BY fact.id;

-- name: prune_names(before)*!
-- What teams called members who were removed, and their keys.
UPDATE record
SET key = NULL, state = json_set(state, '$.label', '', '$.key', '', '$.version', version + 1), version = version + 1
WHERE kind = 'member' AND listed = 0 AND over < :before AND named != '';
