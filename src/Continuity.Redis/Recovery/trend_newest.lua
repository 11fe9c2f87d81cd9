-- Finds the newest reports of a list in some stretches of time. KEYS: the list. ARGV: how many at most; then of each stretch, the newest first, its first and last place. Answers with each report and its place.
local found, most = {}, tonumber(ARGV[1])
for i = 2, #ARGV, 2 do
  local left = most - #found / 2
  if left == 0 then break end
  for _, one in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], ARGV[i], ARGV[i + 1], 'WITHSCORES', 'LIMIT', '0', string.format('%d', left))) do found[#found + 1] = one end
end
return found
