-- Puts events of one home into an endpoint's queue, each once. KEYS: the queue, the homes, the home's place.
-- ARGV: the home, the time (ms), how long the place is remembered (ms), the channel of hints; then of each event the sequence in ten digits and the event.
local queue, homes, place = KEYS[1], KEYS[2], KEYS[3]
local home, now, remember, hint = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local before = tonumber(redis.call('GET', place) or '0')
local last = before
for i = 5, #ARGV, 2 do
  local number, text = tonumber(ARGV[i]), home .. ' ' .. ARGV[i]
  if number > before then
    if redis.call('ZLEXCOUNT', queue, '[' .. text .. ' ', '(' .. text .. '!') == 0 then redis.call('ZADD', queue, 0, text .. ' ' .. ARGV[i + 1]) end
    if number > last then last = number end
  end
end
if redis.call('ZLEXCOUNT', queue, '[' .. home .. ' ', '(' .. home .. '!') > 0 then redis.call('ZADD', homes, 'NX', now, home) end
-- Last, for a server that tears scripts: until then it is all done again.
if last > before then redis.call('SET', place, string.format('%d', last), 'PX', remember) end
redis.call('PUBLISH', hint, home)
return 0
