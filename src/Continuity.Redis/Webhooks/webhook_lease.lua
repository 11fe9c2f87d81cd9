-- Takes or keeps a lease, where nobody else has it. KEYS: the lease. ARGV: who wants it, for how long (ms). Returns whether they have it.
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
