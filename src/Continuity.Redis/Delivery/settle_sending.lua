-- Takes out what need not be sent, and says when a home is to be looked at next.
-- KEYS: what the home has to send, the partition's homes. ARGV: the home, when to look next (ms), the highest sequence that was seen; what need not be sent.
for i = 4, #ARGV do redis.call('ZREM', KEYS[1], ARGV[i]) end
local newest = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')
if not newest[2] then
  redis.call('ZREM', KEYS[2], ARGV[1])
elseif tonumber(newest[2]) <= tonumber(ARGV[3]) then
  redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
end
return 0
