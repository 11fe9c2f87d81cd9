-- Puts events behind those that are there, and keeps the newest. One that is there already came before a crash that cut off what followed it.
local function tell(log, most, events)
  if #events == 0 then return end
  local newest = redis.call('ZREVRANGE', log, 0, 0, 'WITHSCORES')[2]
  local number = newest and tonumber(newest) or 0
  for _, event in ipairs(events) do
    number = number + redis.call('ZADD', log, 'NX', string.format('%d', number + 1), event)
  end
  redis.call('ZREMRANGEBYRANK', log, 0, -most - 1)
end
