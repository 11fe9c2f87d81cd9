-- An event was delivered. KEYS: as settle has them, then the ids of what was given up, and the events. ARGV: as settle has them, then the event's id.
settle(KEYS[1], KEYS[2], KEYS[3], KEYS[4], ARGV[1], ARGV[2], ARGV[3], ARGV[4])
redis.call('ZREM', KEYS[5], ARGV[5])
redis.call('HDEL', KEYS[6], ARGV[5])
return 0
