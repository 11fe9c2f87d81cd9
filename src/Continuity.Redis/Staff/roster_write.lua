-- Writes members of the roster where it is still of the version that was decided on. The version comes first: a server that ends in between
-- has then changed nothing that anybody relies on, and whoever holds an older roster reads it again. It goes by the time, so that none ever comes again, not
-- even after a failover that lost some.
-- KEYS: the roster's hash, its version. ARGV: the version; field, value, field, value, …
-- Returns the new version, or 0 where it was another.
if (redis.call('GET', KEYS[2]) or '0') ~= ARGV[1] then return 0 end
local time = redis.call('TIME')
local version = math.max(tonumber(ARGV[1]) + 1, tonumber(time[1]) * 1000000 + tonumber(time[2]))
redis.call('SET', KEYS[2], string.format('%d', version))
for i = 2, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
redis.call('PUBLISH', KEYS[2], string.format('%d', version))
return version
