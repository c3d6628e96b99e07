-- name: about(what)^
SELECT value FROM about WHERE name = :what;
