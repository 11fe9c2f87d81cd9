-- Tells an agent what a commit means to them, unless they were told.
-- KEYS: their events, the order of what they were last told by this home, and the lists that change.
-- ARGV: the order, how long to keep it (ms), the channel of hints, how many events to keep, the number of changes; of each, the place of its list among the keys, the
--   member, and its score, or ''; then the events.
local order, remember, hint, most, changes = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local noted = redis.call('GET', KEYS[2])
if noted and tonumber(noted) >= tonumber(order) then return 0 end
for i = 1, changes do
  local list, member, score = KEYS[tonumber(ARGV[3 + 3 * i])], ARGV[4 + 3 * i], ARGV[5 + 3 * i]
  if score == '' then
    redis.call('ZREM', list, member)
  else
    redis.call('ZADD', list, score, member)
  end
end
local events = {}
for i = 6 + 3 * changes, #ARGV do events[#events + 1] = ARGV[i] end
tell(KEYS[1], most, events)
-- Last: where a crash leaves only a part of a script, this is told again, and all that is there already stays as it is.
redis.call('SET', KEYS[2], order, 'PX', remember)
redis.call('PUBLISH', hint, '')
return 1
