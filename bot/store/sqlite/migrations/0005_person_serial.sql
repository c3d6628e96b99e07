-- A person's row is saved by whoever loaded it last: two programs on one file lose no turn of each other.
CREATE TRIGGER person_stale BEFORE UPDATE ON person WHEN NEW.serial != OLD.serial + 1
BEGIN
    SELECT RAISE(ABORT, 'stale person');
END;
