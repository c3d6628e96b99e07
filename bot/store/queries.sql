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

-- name: keep_account(channel, account, key)*!
INSERT INTO account (channel, id, key) VALUES (:channel, :account, :key)
ON CONFLICT (channel, id) DO UPDATE SET key = excluded.key WHERE key != excluded.key;

-- name: keep_person(key, state, serial, forget_at)*!
INSERT INTO person (key, state, serial, forget_at) VALUES (:key, :state, :serial, :forget_at)
ON CONFLICT (key) DO UPDATE SET state = excluded.state, serial = excluded.serial, forget_at = excluded.forget_at;

-- name: keep_fact(at, kind, person, channel, via, guide, revision, step, run, place, more)*!
INSERT INTO fact (at, kind, person, channel, via, guide, revision, step, run, place, more)
VALUES (:at, :kind, :person, :channel, :via, :guide, :revision, :step, :run, :place, :more)
ON CONFLICT (run) WHERE kind = 'Finished' DO NOTHING;

-- name: keep_seen(event, at)*!
INSERT INTO seen (event, at) VALUES (:event, :at);

-- name: keep_debt(channel, account, address, serial, pressed)*!
INSERT INTO debt (channel, account, address, serial, pressed) VALUES (:channel, :account, :address, :serial, :pressed)
ON CONFLICT (channel, account, address)
DO UPDATE SET serial = max(serial, excluded.serial), pressed = excluded.pressed;

-- name: pay_debt(channel, account, address, serial)*!
DELETE FROM debt WHERE channel = :channel AND account = :account AND address = :address AND serial <= :serial;

-- name: keep_unsaid(channel, account, message)*!
INSERT INTO unsaid (channel, account, message) VALUES (:channel, :account, :message) ON CONFLICT DO NOTHING;

-- name: drop_unsaid(channel, account, message)*!
DELETE FROM unsaid WHERE channel = :channel AND account = :account AND message = :message;

-- name: unsaid(channel)
SELECT account, message FROM unsaid WHERE channel = :channel ORDER BY account, message;

-- name: keep_record(kind, id, place, listed, key, mark, version, state)*!
INSERT INTO record (kind, id, place, listed, key, mark, version, state)
VALUES (:kind, :id, :place, :listed, :key, :mark, :version, :state)
ON CONFLICT (kind, id) DO UPDATE SET
    place = excluded.place, listed = excluded.listed, key = excluded.key, mark = excluded.mark,
    version = excluded.version, state = excluded.state;

-- name: keep_parcel(channel, account, help, words, from_account, message, at)*!
INSERT INTO parcel (channel, account, help, words, from_account, message, at)
VALUES (:channel, :account, :help, :words, :from_account, :message, :at);

-- name: drop_parcels(channel, account, upto)*!
DELETE FROM parcel WHERE channel = :channel AND account = :account AND id <= :upto;

-- name: prune_parcels(before)*!
DELETE FROM parcel WHERE at < :before;

-- name: parcels(channel)
SELECT id, account, help, words, from_account, message FROM parcel WHERE channel = :channel ORDER BY id;

-- name: parcels_for(channel, account)
SELECT id, account, help, words, from_account, message FROM parcel
WHERE channel = :channel AND account = :account ORDER BY id;

-- name: accounts(key)
SELECT channel, id FROM account WHERE key = :key ORDER BY channel, id;

-- name: record(kind, id)^
SELECT version, state FROM record WHERE kind = :kind AND id = :id;

-- name: records(kind, place)
SELECT version, state FROM record WHERE kind = :kind AND place = :place AND listed = 1;

-- name: listed(kind)
SELECT version, state FROM record WHERE kind = :kind AND listed = 1 ORDER BY id;

-- name: marks(places)
-- places: ids of villages as a JSON list.
SELECT place, coalesce(mark, '') AS mark, count(*) AS houses FROM record
WHERE kind = 'house' AND listed = 1 AND place IN (SELECT value FROM json_each(:places))
GROUP BY place, mark;

-- name: class_facts(via)
SELECT kind, guide, run, step, more FROM fact WHERE via = :via AND via >= 'c-' AND via < 'c.' ORDER BY id;

-- name: keep_card(card, channel, account)*!
UPDATE account SET card = :card WHERE channel = :channel AND id = :account;

-- name: erase_person(key)*!
DELETE FROM person WHERE key = :key;

-- name: erase_key_in_facts(key)*!
UPDATE fact SET person = NULL WHERE person = :key;

-- name: erase_account(channel, account, key)*!
DELETE FROM account WHERE channel = :channel AND id = :account AND key = :key;

-- name: debts(channel)
SELECT account, address, serial, pressed FROM debt WHERE channel = :channel ORDER BY account, address;

-- name: debts_of(channel, account)
SELECT account, address, serial, pressed FROM debt WHERE channel = :channel AND account = :account ORDER BY address;

-- name: card(channel, account)^
SELECT card FROM account WHERE channel = :channel AND id = :account;

-- name: file_id(channel, sha256)^
SELECT file_id FROM file WHERE channel = :channel AND sha256 = :sha256;

-- name: keep_file_id(channel, sha256, file_id)*!
INSERT INTO file (channel, sha256, file_id) VALUES (:channel, :sha256, :file_id)
ON CONFLICT (channel, sha256) DO UPDATE SET file_id = excluded.file_id;

-- name: due(at)
SELECT account.channel, account.id AS account, person.key, person.state
FROM person JOIN account ON account.key = person.key
WHERE person.forget_at <= :at
LIMIT 500;

-- name: prune_seen(before)*!
DELETE FROM seen WHERE at < :before;

-- name: prune_facts(before)*!
DELETE FROM fact WHERE at < :before;

-- name: prune_words(before)*!
UPDATE fact SET more = '{}' WHERE kind = 'Missed' AND at < :before AND more != '{}';

-- name: journal(after, since, kind)
SELECT id, at, person, kind, guide, revision, step, run, via, channel, place, more
FROM fact
WHERE id > :after AND (:since IS NULL OR at >= :since) AND (:kind IS NULL OR kind = :kind)
ORDER BY id
LIMIT 1000;

-- name: states(after)
SELECT key, state FROM person WHERE key > :after ORDER BY key LIMIT 1000;

-- name: watermark()^
SELECT rules, upto, after, coalesce((SELECT max(id) FROM fact), 0) AS newest FROM counted;

-- name: facts_after(after, most)
SELECT id, at, person, kind, guide, revision, step, run, via, channel, place, more
FROM fact WHERE id > :after ORDER BY id LIMIT :most;

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

-- name: keep_watermark(rules, since, upto)*!
UPDATE counted SET rules = :rules, since = :since, upto = :upto;

-- name: erase_watermark(rules, after)*!
UPDATE counted SET rules = :rules, since = 0, upto = 0, after = :after;

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

-- name: about(what)^
SELECT value FROM about WHERE name = :what;
