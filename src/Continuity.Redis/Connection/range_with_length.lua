-- A stretch of a list and its length at the same moment. Not as MULTI, which a server that is out of memory refuses.
-- KEYS: the list. ARGV: the first and the last place, as LRANGE has them.
return { redis.call('LRANGE', KEYS[1], ARGV[1], ARGV[2]), redis.call('LLEN', KEYS[1]) }
