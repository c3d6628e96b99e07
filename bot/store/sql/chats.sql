-- name: keep_card(card, channel, account)*!
UPDATE account SET card = :card WHERE channel = :channel AND id = :account;

-- name: card(channel, account)^
SELECT card FROM account WHERE channel = :channel AND id = :account;

-- name: keep_unsaid(channel, account, message)*!
INSERT INTO unsaid (channel, account, message) VALUES (:channel, :account, :message) ON CONFLICT DO NOTHING;

-- name: drop_unsaid(channel, account, message)*!
DELETE FROM unsaid WHERE channel = :channel AND account = :account AND message = :message;

-- name: unsaid(channel)
SELECT account, message FROM unsaid WHERE channel = :channel ORDER BY account, message;

-- name: keep_file_id(channel, sha256, file_id)*!
INSERT INTO file (channel, sha256, file_id) VALUES (:channel, :sha256, :file_id)
ON CONFLICT (channel, sha256) DO UPDATE SET file_id = excluded.file_id;

-- name: file_id(channel, sha256)^
SELECT file_id FROM file WHERE channel = :channel AND sha256 = :sha256;
