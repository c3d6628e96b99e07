-- name: keep_record(kind, id, place, listed, key, mark, version, state)*!
INSERT INTO record (kind, id, place, listed, key, mark, version, state)
VALUES (:kind, :id, :place, :listed, :key, :mark, :version, :state)
ON CONFLICT (kind, id) DO UPDATE SET
    place = excluded.place, listed = excluded.listed, key = excluded.key, mark = excluded.mark,
    version = excluded.version, state = excluded.state;

-- name: record(kind, id)^
SELECT version, state FROM record WHERE kind = :kind AND id = :id;

-- name: records_at(kind, place)
SELECT id, version, state FROM record WHERE kind = :kind AND place = :place AND listed = 1;

-- name: records_naming(key)
SELECT kind, id, version, state FROM record WHERE named = :key
UNION
SELECT kind, id, version, state FROM record WHERE helper = :key
ORDER BY kind, id;

-- name: prune_over(before)*!
-- Requests that were closed, and invitations that were accepted or not.
DELETE FROM record WHERE (kind = 'help' AND listed = 0 OR kind = 'invite') AND over < :before;

-- name: prune_past(before)*!
DELETE FROM record WHERE kind IN ('house', 'lesson') AND listed = 0 AND over < :before;

-- name: records_anywhere(kind)
SELECT id, version, state FROM record WHERE kind = :kind AND listed = 1 ORDER BY id;
