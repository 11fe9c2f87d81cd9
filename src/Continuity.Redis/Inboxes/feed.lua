-- KEYS: a log of events. ARGV: the number behind which to read, how many at most, and 1 where what is read must be made safe first.
-- Returns { the oldest number, the newest, event, number, event, number, … }; 0 and 0 where there is none.
local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
if not oldest[2] then return { '0', '0' } end
local newest = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')
-- Writing anew what is there changes nothing, and yet is answered only when it is as safe as any write.
if ARGV[3] == '1' then redis.call('ZADD', KEYS[1], newest[2], newest[1]) end
if tonumber(ARGV[1]) >= tonumber(newest[2]) then return { oldest[2], newest[2] } end
local found = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. ARGV[1], '+inf', 'WITHSCORES', 'LIMIT', 0, ARGV[2])
table.insert(found, 1, newest[2])
table.insert(found, 1, oldest[2])
return found
