-- Has an e-mail recorded in a session of its own, where the one that was chosen takes it in no longer. KEYS: its place. ARGV: for how long that is kept, in ms.
redis.call('SET', KEYS[1], '', 'PX', ARGV[1])
return 1
