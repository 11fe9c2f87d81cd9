-- Says that a process lives, and tells which do, by this server's clock; those whose time is up are taken out,
-- and those whose time lies further ahead than anybody may ask for: this clock was set back since, as by a failover.
-- KEYS: the processes. ARGV: the process, for how long it is taken to live (ms), and for how long any may be. Returns { { seconds, microseconds }, those that live }.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%d', now))
redis.call('ZREMRANGEBYSCORE', KEYS[1], string.format('(%d', now + tonumber(ARGV[3])), '+inf')
redis.call('ZADD', KEYS[1], string.format('%d', now + tonumber(ARGV[2])), ARGV[1])
return { time, redis.call('ZRANGE', KEYS[1], 0, -1) }
