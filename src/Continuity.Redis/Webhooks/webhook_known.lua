-- Says what endpoints an instance tells of, and forgets those that none has told of for long. KEYS: the endpoints, each with when an instance said last that it has it (ms).
-- ARGV: the time (ms), since when one must have been told of not to be forgotten (ms), then the endpoints of the instance. Returns all that are known.
for i = 3, #ARGV do redis.call('HSET', KEYS[1], ARGV[i], ARGV[1]) end
local all, known = redis.call('HGETALL', KEYS[1]), {}
for i = 1, #all, 2 do
  if tonumber(all[i + 1]) < tonumber(ARGV[2]) then
    redis.call('HDEL', KEYS[1], all[i])
  else
    known[#known + 1] = all[i]
  end
end
return known
