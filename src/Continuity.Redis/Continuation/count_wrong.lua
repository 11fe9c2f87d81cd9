-- Counts one more wrong code of a caller, or refuses to. One key, one write.
-- KEYS: the times (ms) of the wrong ones, with blanks between, in the order of counting.
-- ARGV: the time (ms), how long one counts (ms), how many there may be.
-- Returns { how many count now, '' }, or { 0, the time of the oldest that counts } where there are as many as there may be.
local kept = {}
for time in string.gmatch(redis.call('GET', KEYS[1]) or '', '%S+') do
  if tonumber(time) + tonumber(ARGV[2]) > tonumber(ARGV[1]) then kept[#kept + 1] = time end
end
if #kept >= tonumber(ARGV[3]) then return { 0, kept[1] } end
kept[#kept + 1] = ARGV[1]
redis.call('SET', KEYS[1], table.concat(kept, ' '), 'PX', ARGV[2])
return { #kept, '' }
