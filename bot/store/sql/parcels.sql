-- name: keep_parcel(channel, account, help, words, from_account, message, at)*!
INSERT INTO parcel (channel, account, help, words, from_account, message, at)
VALUES (:channel, :account, :help, :words, :from_account, :message, :at);

-- name: parcels(channel)
SELECT id, account, help, words, from_account, message FROM parcel WHERE channel = :channel ORDER BY id;

-- name: parcels_for(channel, account)
SELECT id, account, help, words, from_account, message FROM parcel
WHERE channel = :channel AND account = :account ORDER BY id;

-- name: drop_parcels(channel, account, upto)*!
DELETE FROM parcel WHERE channel = :channel AND account = :account AND id <= :upto;

-- name: prune_parcels(before)*!
DELETE FROM parcel WHERE at < :before;
