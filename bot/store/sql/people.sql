-- name: keep_account(channel, account, key)*!
INSERT INTO account (channel, id, key) VALUES (:channel, :account, :key)
ON CONFLICT (channel, id) DO UPDATE SET key = excluded.key WHERE account.key != excluded.key;

-- name: keep_person(key, state, serial, forget_at)*!
INSERT INTO person (key, state, serial, forget_at) VALUES (:key, :state, :serial, :forget_at)
ON CONFLICT (key) DO UPDATE SET state = excluded.state, serial = excluded.serial, forget_at = excluded.forget_at;

-- name: keep_seen(event, at)*!
INSERT INTO seen (event, at) VALUES (:event, :at);

-- name: accounts(key)
SELECT channel, id FROM account WHERE key = :key ORDER BY channel, id;

-- name: expired(at)
SELECT account.channel, account.id AS account, person.key, person.state
FROM person JOIN account ON account.key = person.key
WHERE person.forget_at <= :at
LIMIT 500;

-- name: states(after)
SELECT key, state FROM person WHERE key > :after ORDER BY key LIMIT 1000;

-- name: erase_person(key)*!
DELETE FROM person WHERE key = :key;

-- name: erase_key_in_facts(key)*!
UPDATE fact SET person = NULL WHERE person = :key;

-- name: erase_account(channel, account, key)*!
DELETE FROM account WHERE channel = :channel AND id = :account AND key = :key;

-- name: prune_seen(before)*!
DELETE FROM seen WHERE at < :before;
