-- The next event of each home that is due. KEYS: the queue, the homes, the tries, since when the endpoint is disabled. ARGV: until when (ms), how many homes are passed over, how many are looked at.
-- Returns { since when it is disabled or '', event, how often it was tried or '', event, … }.
local found = { redis.call('GET', KEYS[4]) or '' }
for _, home in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[1], 'LIMIT', ARGV[2], ARGV[3])) do
  local head = redis.call('ZRANGEBYLEX', KEYS[1], '[' .. home .. ' ', '(' .. home .. '!', 'LIMIT', 0, 1)[1]
  if head then
    found[#found + 1] = head
    found[#found + 1] = redis.call('HGET', KEYS[3], string.sub(head, 1, #home + 11)) or ''
  else
    redis.call('ZREM', KEYS[2], home)
  end
end
return found
