-- Takes an event out of a queue for good. KEYS: the queue, the homes, the tries, the home's place.
-- ARGV: the home, the sequence in ten digits, the time (ms), how long the place is remembered (ms).
local function settle(queue, homes, tries, place, home, number, now, remember)
  local text = home .. ' ' .. number
  -- First, for a server that tears scripts: what is out of the queue must not be put there again.
  if tonumber(redis.call('GET', place) or '0') < tonumber(number) then redis.call('SET', place, string.format('%d', tonumber(number)), 'PX', remember) end
  redis.call('ZREMRANGEBYLEX', queue, '[' .. text .. ' ', '(' .. text .. '!')
  redis.call('HDEL', tries, text)
  if redis.call('ZLEXCOUNT', queue, '[' .. home .. ' ', '(' .. home .. '!') > 0 then
    redis.call('ZADD', homes, now, home)
  else
    redis.call('ZREM', homes, home)
  end
end
