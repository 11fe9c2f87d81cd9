-- Notes that webhooks were told of a home's entries up to one; the home's mark is taken away where there are no more. KEYS: the customer's hash, its log, the partition's outbox.
-- ARGV: the place that was read from or '', the place that was read to, the mark. Returns whether there is more to tell; 'unfinished': see CommitRecovery.
if redis.call('HEXISTS', KEYS[1], 'redo') == 1 then return 'unfinished' end
local place = redis.call('HGET', KEYS[1], 'hooked')
if place and place ~= ARGV[1] then return 'more' end
if place and redis.call('LLEN', KEYS[2]) > tonumber(ARGV[2]) then
  redis.call('HSET', KEYS[1], 'hooked', ARGV[2])
  return 'more'
end
redis.call('HDEL', KEYS[1], 'hooked')
redis.call('ZREM', KEYS[3], ARGV[3])
return 'done'
