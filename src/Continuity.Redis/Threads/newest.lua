-- KEYS: a log. ARGV: how many entries. Returns { its length, entry, entry, … }, the newest ones, oldest first.
local found = redis.call('LRANGE', KEYS[1], '-' .. ARGV[1], '-1')
table.insert(found, 1, redis.call('LLEN', KEYS[1]))
return found
