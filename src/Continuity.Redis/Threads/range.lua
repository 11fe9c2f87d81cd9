-- KEYS: a log, and its customer's hash. ARGV: the first and the last index. Returns { the log's length, entry, entry, … }, or { -1 } where a commit was left unfinished (see CommitRecovery).
if redis.call('HEXISTS', KEYS[2], 'redo') == 1 then return { -1 } end
local found = redis.call('LRANGE', KEYS[1], ARGV[1], ARGV[2])
table.insert(found, 1, redis.call('LLEN', KEYS[1]))
return found
