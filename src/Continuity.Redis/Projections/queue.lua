-- Notes that a ticket waits in a queue, or no longer does, unless something later was noted.
-- KEYS: the queue's tickets, and the version last noted of this one. ARGV: the version, how long to keep it (ms), the ticket, and since when it waits (ms), or ''.
local noted = redis.call('GET', KEYS[2])
if noted and tonumber(noted) >= tonumber(ARGV[1]) then return 0 end
if ARGV[4] == '' then
  redis.call('ZREM', KEYS[1], ARGV[3])
else
  redis.call('ZADD', KEYS[1], ARGV[4], ARGV[3])
end
-- Last: where a crash leaves only a part of a script, the message is still in its outbox and must not count as noted.
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
return 1
