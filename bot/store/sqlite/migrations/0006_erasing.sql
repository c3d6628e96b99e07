-- Whom a record names: the person themself, and the member who took their request. What cannot be read names nobody.
ALTER TABLE record ADD COLUMN named TEXT
    GENERATED ALWAYS AS (CASE WHEN json_valid(state) THEN state ->> 'key' END) VIRTUAL;
ALTER TABLE record ADD COLUMN helper TEXT
    GENERATED ALWAYS AS (CASE WHEN json_valid(state) THEN state ->> 'by_key' END) VIRTUAL;
CREATE INDEX record_named ON record (named) WHERE named IS NOT NULL;
CREATE INDEX record_helper ON record (helper) WHERE helper IS NOT NULL;

-- When a record was over; NULL where it does not say so.
ALTER TABLE record ADD COLUMN over TEXT GENERATED ALWAYS AS (
    CASE WHEN json_valid(state) THEN
        CASE kind
            WHEN 'member' THEN state ->> 'removed'
            WHEN 'invite' THEN state ->> 'until'
            WHEN 'help' THEN coalesce(state ->> 'last', state ->> 'came')
            WHEN 'house' THEN coalesce(state ->> 'visited', state ->> 'opened')
            WHEN 'lesson' THEN state ->> 'closed'
        END
    END
) VIRTUAL;
CREATE INDEX record_over ON record (kind, over) WHERE listed = 0;

-- The name that an accepted invitation gave stands on the seat.
UPDATE record SET state = json_set(state, '$.label', '', '$.version', version + 1), version = version + 1
WHERE kind = 'invite' AND listed = 0 AND json_valid(state);

-- People with consent who never come back are forgotten as well.
UPDATE person
SET serial = serial + 1,
    forget_at = strftime('%Y-%m-%dT%H:%M:%S+00:00', state ->> 'seen_at', '+730 days')
WHERE forget_at IS NULL AND json_valid(state) AND state ->> 'seen_at' IS NOT NULL;
