-- KEYS: the customer's hash, its log, and, where the command has an idempotency key, its first answer.
-- ARGV: the names of the fields that are needed beside the live ones.
-- Returns { the first answer or '', what read() found }.
local first = KEYS[3] and redis.call('GET', KEYS[3]) or ''
return { first, read(KEYS[1], KEYS[2], ARGV) }
