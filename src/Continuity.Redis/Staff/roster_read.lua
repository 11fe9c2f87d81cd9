-- Reads the roster as it stood at one moment.
-- KEYS: the roster's hash, its version. Returns { version, { field, value, field, value, … } }.
return { redis.call('GET', KEYS[2]) or '0', redis.call('HGETALL', KEYS[1]) }
