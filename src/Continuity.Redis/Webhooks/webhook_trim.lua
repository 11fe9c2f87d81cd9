-- Forgets what was given up longest ago. KEYS: the ids of what was given up, the events, how many were forgotten. ARGV: how many are kept, until when the others were given up (ms), how many are forgotten at once.
local forgotten = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '(' .. ARGV[2], 'LIMIT', 0, ARGV[3])
local over = math.min(redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[1]), tonumber(ARGV[3]))
if over > #forgotten then forgotten = redis.call('ZRANGE', KEYS[1], 0, string.format('%d', over - 1)) end
if #forgotten == 0 then return 0 end
for _, id in ipairs(forgotten) do
  redis.call('ZREM', KEYS[1], id)
  redis.call('HDEL', KEYS[2], id)
end
redis.call('INCRBY', KEYS[3], string.format('%d', #forgotten))
return #forgotten
