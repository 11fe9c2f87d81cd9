-- Notes that a ticket can be taken from a queue, or no longer can, and tells the queue's agents, unless something later was noted.
-- KEYS: the queue's tickets, the version last noted of this one, the queue's events.
-- ARGV: the version, how long to keep it (ms), the ticket, since when it waits (ms), or '', the channel of hints, how many events to keep, the event.
local noted = redis.call('GET', KEYS[2])
if noted and tonumber(noted) >= tonumber(ARGV[1]) then return 0 end
if ARGV[4] == '' then
  redis.call('ZREM', KEYS[1], ARGV[3])
else
  redis.call('ZADD', KEYS[1], ARGV[4], ARGV[3])
end
tell(KEYS[3], tonumber(ARGV[6]), { ARGV[7] })
-- Last: where a crash leaves only a part of a script, this is told again, and all that is there already stays as it is.
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
redis.call('PUBLISH', ARGV[5], '')
return 1
