-- Notes until when the visits of an identity are to be forgotten; an earlier time changes nothing. KEYS: the time. ARGV: the time (ms), and how long to keep it (ms).
local noted = redis.call('GET', KEYS[1])
if noted and tonumber(noted) >= tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
