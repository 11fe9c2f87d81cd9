-- Counts what waits in several partitions.
-- KEYS: of each partition its offers, its duties, its deadlines, its outbox. ARGV: the time (ms).
-- Returns { offers, when the oldest was made, duties, duties that are overdue, when the first of them was due, homes with deadlines past, when the first was, messages, when the oldest was written },
-- all together; a time is '' where there is none.
local now = ARGV[1]
local sums, firsts = { 0, 0, 0, 0, 0 }, { '', '', '', '' }
local function add(place, count) sums[place] = sums[place] + count end
local function first(place, key)
  local found = redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')
  if found[2] and (firsts[place] == '' or tonumber(found[2]) < tonumber(firsts[place])) then firsts[place] = found[2] end
end
for at = 1, #KEYS, 4 do
  local offers, duties, due, outbox = KEYS[at], KEYS[at + 1], KEYS[at + 2], KEYS[at + 3]
  add(1, redis.call('ZCARD', offers))
  first(1, offers)
  add(2, redis.call('ZCARD', duties))
  add(3, redis.call('ZCOUNT', duties, '-inf', now))
  first(2, duties)
  add(4, redis.call('ZCOUNT', due, '-inf', now))
  first(3, due)
  add(5, redis.call('ZCARD', outbox))
  first(4, outbox)
end
local function text(number) return string.format('%d', number) end
return { text(sums[1]), firsts[1], text(sums[2]), text(sums[3]), firsts[2], text(sums[4]), firsts[3], text(sums[5]), firsts[4] }
