-- KEYS: a log, and its customer's hash. ARGV: a time in ms. Returns how many entries, from the first on, were recorded no later: found by halving, so that a long log costs
-- little more than a short one; or -1 where a commit was left unfinished (see CommitRecovery).
if redis.call('HEXISTS', KEYS[2], 'redo') == 1 then return -1 end
local until_, from, to = tonumber(ARGV[1]), 0, redis.call('LLEN', KEYS[1])
while from < to do
  local middle = math.floor((from + to) / 2)
  -- Within a text a quotation mark is escaped, so that this is the entry's own.
  local at = string.match(redis.call('LINDEX', KEYS[1], string.format('%d', middle)), '"r":(%-?%d+)')
  if tonumber(at) <= until_ then from = middle + 1 else to = middle end
end
return from
