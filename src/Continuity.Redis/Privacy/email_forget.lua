-- Takes an e-mail out of the index where it leads to the home. KEYS: what is filed under its id. ARGV: the home.
local held = redis.call('GET', KEYS[1])
if held and string.match(held, '^%a ([^:]*)') == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
