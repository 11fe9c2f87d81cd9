-- Notes that a ticket is in a list, or no longer is, unless something later was noted.
-- KEYS: the list, and the version last noted of this ticket. ARGV: the version, how long to keep it (ms), the ticket, and its place in the list, or ''.
local noted = redis.call('GET', KEYS[2])
if noted and tonumber(noted) >= tonumber(ARGV[1]) then return 0 end
if ARGV[4] == '' then redis.call('ZREM', KEYS[1], ARGV[3]) else redis.call('ZADD', KEYS[1], ARGV[4], ARGV[3]) end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
return 1
