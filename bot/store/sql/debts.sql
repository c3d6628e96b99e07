-- name: keep_debt(channel, account, address, serial, pressed)*!
INSERT INTO debt (channel, account, address, serial, pressed) VALUES (:channel, :account, :address, :serial, :pressed)
ON CONFLICT (channel, account, address)
DO UPDATE SET
    serial = CASE WHEN excluded.serial > debt.serial THEN excluded.serial ELSE debt.serial END,
    pressed = excluded.pressed;

-- name: pay_debt(channel, account, address, serial)*!
DELETE FROM debt WHERE channel = :channel AND account = :account AND address = :address AND serial <= :serial;

-- name: debts(channel)
SELECT account, address, serial, pressed FROM debt WHERE channel = :channel ORDER BY account, address;

-- name: debts_of(channel, account)
SELECT account, address, serial, pressed FROM debt WHERE channel = :channel AND account = :account ORDER BY address;
