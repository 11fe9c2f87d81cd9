-- An event could not be delivered, and is tried again later. KEYS: the queue, the homes, the tries. ARGV: the home, the sequence in ten digits, the time (ms), when it is tried again (ms), how often it was tried.
local home, text = ARGV[1], ARGV[1] .. ' ' .. ARGV[2]
local head = redis.call('ZRANGEBYLEX', KEYS[1], '[' .. home .. ' ', '(' .. home .. '!', 'LIMIT', 0, 1)[1]
if not head then return 0 end
if redis.call('ZLEXCOUNT', KEYS[1], '[' .. text .. ' ', '(' .. text .. '!') > 0 then redis.call('HSET', KEYS[3], text, ARGV[5]) end
-- An earlier event may have been put before it meanwhile, and is not to wait for it.
redis.call('ZADD', KEYS[2], string.sub(head, 1, #text) == text and ARGV[4] or ARGV[3], home)
return 0
