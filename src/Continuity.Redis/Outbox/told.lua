-- Takes out what was told, and the home's mark once nothing is left. KEYS: what the home must tell, the partition's outbox. ARGV: the mark; what was told.
for i = 2, #ARGV do redis.call('ZREM', KEYS[1], ARGV[i]) end
if redis.call('ZCARD', KEYS[1]) == 0 then redis.call('ZREM', KEYS[2], ARGV[1]) end
return 0
