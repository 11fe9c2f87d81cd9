-- Writes what a count comes to. A crash may leave any first part of it: what is to be written is written down first, with the numbers that come of it, and can be written again.
-- KEYS: what is still to be written of the last count, the reports counted lately, the hashes of the combinations, and the reports that were taken out again.
-- made: { the report, the time (ms), { the hash's key, the field, its counts or '' for none }, …, whether the report is taken out }.
local function write(made)
  for _, count in ipairs(made[3]) do
    if count[3] == '' then redis.call('HDEL', KEYS[count[1]], count[2]) else redis.call('HSET', KEYS[count[1]], count[2], count[3]) end
  end
  redis.call('ZADD', made[4] and KEYS[#KEYS] or KEYS[2], made[2], made[1])
  redis.call('DEL', KEYS[1])
end
local left = redis.call('GET', KEYS[1])
if left then write(cmsgpack.unpack(left)) end
