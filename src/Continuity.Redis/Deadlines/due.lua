-- Finds what falls due in several partitions, earliest first.
-- KEYS: their deadlines. ARGV: up to when (ms), and for each partition how many homes to pass over, and how many at most.
-- Returns, of those in which there is something, { the place in KEYS, { home, when (ms), home, when, … } }.
local found = {}
for place, key in ipairs(KEYS) do
  local homes = redis.call('ZRANGEBYSCORE', key, '-inf', ARGV[1], 'WITHSCORES', 'LIMIT', ARGV[2 * place], ARGV[2 * place + 1])
  if #homes > 0 then found[#found + 1] = { place, homes } end
end
return found
