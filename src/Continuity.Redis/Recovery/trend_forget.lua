-- Takes a report out of the counts, once. Where nothing is left of a combination, it goes with it.
-- KEYS: as for counting. ARGV: the report, the time (ms), how long the counts are kept (ms), the quarter, the field of all that came later; then of each combination the place of its hash, from 0, and its field.
local report, at, quarter = ARGV[1], ARGV[2], ARGV[4]
if redis.call('ZSCORE', KEYS[#KEYS], report) then return 0 end
local function without(counts)
  local from, to, count = string.find(counts, ';' .. quarter .. '=(%d+)')
  if not from then return counts end
  local left = tonumber(count) > 1 and string.format(';%s=%d', quarter, tonumber(count) - 1) or ''
  return string.sub(counts, 1, from - 1) .. left .. string.sub(counts, to + 1)
end
local counts = {}
for i = 6, #ARGV, 2 do
  local key, field = tonumber(ARGV[i]) + 3, ARGV[i + 1]
  local counted = redis.call('HGET', KEYS[key], field)
  if not counted then
    field = ARGV[5]
    counted = redis.call('HGET', KEYS[key], field)
  end
  if counted then counts[#counts + 1] = { key, field, without(counted) } end
end
local made = { report, at, counts, true }
redis.call('SET', KEYS[1], cmsgpack.pack(made))
write(made)
redis.call('PEXPIRE', KEYS[#KEYS], ARGV[3])
return 1
