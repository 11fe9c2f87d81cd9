-- Puts an event that was given up back into the queue, before what is later of its home. KEYS: the queue, the homes, the ids of what was given up, the events.
-- ARGV: the event's id, the home, the sequence in ten digits, the event, the time (ms), the channel of hints. Returns whether there was such an event.
if redis.call('HEXISTS', KEYS[4], ARGV[1]) == 0 then return 0 end
local text = ARGV[2] .. ' ' .. ARGV[3]
if redis.call('ZLEXCOUNT', KEYS[1], '[' .. text .. ' ', '(' .. text .. '!') == 0 then redis.call('ZADD', KEYS[1], 0, text .. ' ' .. ARGV[4]) end
redis.call('ZADD', KEYS[2], ARGV[5], ARGV[2])
redis.call('ZREM', KEYS[3], ARGV[1])
redis.call('HDEL', KEYS[4], ARGV[1])
redis.call('PUBLISH', ARGV[6], ARGV[2])
return 1
