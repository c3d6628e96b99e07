-- name: about(what)^
SELECT value FROM about WHERE name = :what;

-- name: keep_about(what, value)*!
INSERT INTO about (name, value) VALUES (:what, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value;
