-- Notes that a continuation code was used, or that it was given back. One key, one write: a crash leaves the one or the other.
-- KEYS: what the code stands for: until when it is good (ms), who used it or '-', how many of their attempts may have succeeded, a line end, and the grant.
-- ARGV: who asks; the time (ms); 1 to use it, -1 to give one attempt back.
-- Returns the grant; '' where it is somebody else's by now, or its time is over; false where there is none.
local value = redis.call('GET', KEYS[1])
if not value then return false end
local expires, user, attempts, grant = string.match(value, '^(%d+) (%S+) (%d+)\n(.*)$')
local asker, now, step = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
if user ~= asker and (step < 0 or user ~= '-' or tonumber(expires) <= now) then return '' end
local left = tonumber(attempts) + step
if left <= 0 then asker, left = '-', 0 end
redis.call('SET', KEYS[1], string.format('%s %s %d\n', expires, asker, left) .. grant, 'KEEPTTL')
return grant
