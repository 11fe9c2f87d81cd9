-- Returns a key's value. Where it has less than ARGV[1] milliseconds left, it is kept for ARGV[2] again.
local value = redis.call('GET', KEYS[1])
if value and redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return value
