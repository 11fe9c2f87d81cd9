-- Writes what a commit writes beside the customer's hash, in an order in which the rest can be done again after any part of it.
-- made: { the log's length before, the entries, the messages, when they were written (ms), the first answer, how long it is kept (ms), the channel of hints,
--   when something falls due next (ms), '-' for never or nil where that is as it was, the home, what agents and queues are told, its order, the entries that take the place of others, each
--   with its index, the mark for webhooks or '', what is to leave by gateways, when to look for it (ms), and what becomes of the offers and duties that are counted }.
-- Returns the log's length.
local function apply(log, outbox, due, telling, queue, homes, offers, duties, answer, made)
  local before, entries, messages, at, first, remember, hint, dueAt, home, told, order, rewrites, hooked, sending, lookAt, matters = unpack(made, 1, 16)
  local length = redis.call('LLEN', log)
  if #entries > 0 and length == before then length = redis.call('RPUSH', log, unpack(entries)) end
  for _, rewrite in ipairs(rewrites or {}) do redis.call('LSET', log, rewrite[1], rewrite[2]) end
  for _, message in ipairs(messages) do redis.call('ZADD', outbox, at, message) end
  if told and #told > 0 then
    for _, message in ipairs(told) do redis.call('ZADD', telling, order, order .. ' ' .. message) end
    -- The mark keeps the time of the oldest.
    redis.call('ZADD', outbox, 'NX', at, '#' .. home)
  end
  if hooked and hooked ~= '' then redis.call('ZADD', outbox, 'NX', at, hooked) end
  for _, one in ipairs(sending or {}) do
    redis.call('ZADD', queue, string.match(one, '^%d+'), one)
    redis.call('ZADD', homes, lookAt, home)
  end
  if dueAt == '-' then
    redis.call('ZREM', due, home)
  elseif dueAt and dueAt ~= '' then
    redis.call('ZADD', due, dueAt, home)
  end
  for _, matter in ipairs(matters or {}) do
    local counted = matter[1] == 'o' and offers or duties
    if matter[3] == '-' then redis.call('ZREM', counted, matter[2]) else redis.call('ZADD', counted, matter[3], matter[2]) end
  end
  if answer then redis.call('SET', answer, first, 'PX', remember) end
  redis.call('PUBLISH', hint, string.format('%d', length))
  return length
end
