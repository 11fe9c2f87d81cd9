-- Lets an endpoint go on. KEYS: since when it is disabled. ARGV: the channel of hints. Returns whether it was disabled.
local was = redis.call('DEL', KEYS[1])
redis.call('PUBLISH', ARGV[1], '')
return was
