-- Takes one back of what count_wrong.lua counted: the code was right.
-- KEYS: the times of a caller's wrong codes. ARGV: the time that was counted.
local times = ' ' .. (redis.call('GET', KEYS[1]) or '') .. ' '
local from, to = string.find(times, ' ' .. ARGV[1] .. ' ', 1, true)
if not from then return 0 end
local left = string.match(string.sub(times, 1, from) .. string.sub(times, to + 1), '^%s*(.-)%s*$')
if left == '' then redis.call('DEL', KEYS[1]) else redis.call('SET', KEYS[1], left, 'KEEPTTL') end
return 1
