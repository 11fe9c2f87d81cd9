-- Sets a key to ARGV[2], or deletes it where that is '', if it is ARGV[1]. Returns whether it was.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[2] == '' then redis.call('DEL', KEYS[1]) else redis.call('SET', KEYS[1], ARGV[2]) end
return 1
