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

-- name: records_anywhere(kind)
SELECT id, version, state FROM record WHERE kind = :kind AND listed = 1 ORDER BY id;
