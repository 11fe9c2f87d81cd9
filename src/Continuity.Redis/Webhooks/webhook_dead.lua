-- An event is given up. KEYS: as settle has them, then the ids of what was given up, and the events. ARGV: as settle has them, then the event's id, and the event.
local text = ARGV[1] .. ' ' .. ARGV[2]
if redis.call('ZLEXCOUNT', KEYS[1], '[' .. text .. ' ', '(' .. text .. '!') > 0 then
  redis.call('HSET', KEYS[6], ARGV[5], ARGV[6])
  redis.call('ZADD', KEYS[5], ARGV[3], ARGV[5])
end
settle(KEYS[1], KEYS[2], KEYS[3], KEYS[4], ARGV[1], ARGV[2], ARGV[3], ARGV[4])
return 0
