-- Counts a report, unless it was. Of each combination, the counts by quarters of an hour stand in one text, ';quarter=count;quarter=count…'.
-- KEYS: what is still to be written of the last count, the reports counted lately, the hashes of the combinations, and the reports that were taken out again.
-- ARGV: the report, the time (ms), how long it is remembered (ms), how long the counts are kept (ms), the quarter, how many fields a hash has at most, the field of all that come later;
-- then of each combination the place of its hash, from 0, and its field.
local redo, lately, forgotten, report, at = KEYS[1], KEYS[2], KEYS[#KEYS], ARGV[1], ARGV[2]

if redis.call('ZSCORE', lately, report) or redis.call('ZSCORE', forgotten, report) then return 0 end

local function add(counts, quarter)
  local from, to, count = string.find(counts, ';' .. quarter .. '=(%d+)')
  if not from then return counts .. ';' .. quarter .. '=1' end
  return string.sub(counts, 1, from - 1) .. string.format(';%s=%d', quarter, tonumber(count) + 1) .. string.sub(counts, to + 1)
end
local counts = {}
for i = 8, #ARGV, 2 do
  local key, field = tonumber(ARGV[i]) + 3, ARGV[i + 1]
  local counted = redis.call('HGET', KEYS[key], field)
  if not counted and redis.call('HLEN', KEYS[key]) >= tonumber(ARGV[6]) then
    field = ARGV[7]
    counted = redis.call('HGET', KEYS[key], field)
  end
  counts[#counts + 1] = { key, field, add(counted or '', ARGV[5]) }
end
local made = { report, at, counts }
redis.call('SET', redo, cmsgpack.pack(made))
write(made)
redis.call('ZREMRANGEBYSCORE', lately, '-inf', string.format('%d', tonumber(at) - tonumber(ARGV[3])))
redis.call('PEXPIRE', lately, ARGV[4])
for _, count in ipairs(counts) do redis.call('PEXPIRE', KEYS[count[1]], ARGV[4]) end
return 1
