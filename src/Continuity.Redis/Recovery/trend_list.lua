-- Lists a report under its category. KEYS: the list. ARGV: its place, the report, how long the list is kept (ms).
redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
