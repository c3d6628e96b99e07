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

-- name: expired(at, since, after)
SELECT account.channel, account.id AS account, person.key, person.state, person.forget_at
FROM person JOIN account ON account.key = person.key
WHERE person.forget_at <= :at AND (person.forget_at > :since OR person.forget_at = :since AND person.key > :after)
ORDER BY person.forget_at, person.key
LIMIT 500;

-- name: state(key)^
SELECT state FROM person WHERE key = :key;

-- name: keys()
SELECT key FROM account UNION SELECT key FROM person UNION SELECT person FROM fact WHERE person IS NOT NULL
UNION SELECT named FROM record WHERE named != '' UNION SELECT helper FROM record WHERE helper != '';

-- name: states(after)
SELECT key, state FROM person WHERE key > :after ORDER BY key LIMIT 1000;

-- name: erase_person(key)*!
DELETE FROM person WHERE key = :key;

-- name: erase_key_in_facts(key)*!
UPDATE fact SET person = NULL WHERE person = :key;

-- name: erase_parcels(key)*!
-- What was said to a person, and what they said.
DELETE FROM parcel WHERE EXISTS (
    SELECT 1 FROM account
    WHERE account.key = :key
    AND (account.channel = parcel.channel AND account.id = parcel.account OR account.id = parcel.from_account)
);

-- name: erase_debts(key)*!
DELETE FROM debt WHERE EXISTS (
    SELECT 1 FROM account
    WHERE account.key = :key AND account.channel = debt.channel AND account.id = debt.account
);

-- name: erase_accounts(key)*!
DELETE FROM account WHERE key = :key;

-- name: prune_seen(before)*!
DELETE FROM seen WHERE at < :before;
