-- Takes a partition out of those announced, unless it was announced again. KEYS: those announced. ARGV: the partition, and when it had been announced (ms).
local score = redis.call('ZSCORE', KEYS[1], ARGV[1])
if score and tonumber(score) == tonumber(ARGV[2]) then redis.call('ZREM', KEYS[1], ARGV[1]) end
return 0
