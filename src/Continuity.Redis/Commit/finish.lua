-- Does the rest of a commit of which a crash left a part: see CommitRecovery. Nothing where there is no such commit.
-- KEYS: the customer's hash, its log, the partition's outbox, its deadlines, what the home must tell, what it has to send, the partition's homes that have, its offers and duties that are counted, and, where the commit has an idempotency key, its first answer.
-- ARGV: what 'redo' is believed to hold, or '', and the commit's mark in the outbox.
local redo = redis.call('HGET', KEYS[1], 'redo') or ''
if redo ~= ARGV[1] then return 0 end
if redo ~= '' then
  apply(KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7], KEYS[8], KEYS[9], KEYS[10], cmsgpack.unpack(string.sub(redo, string.find(redo, '\n', 1, true) + 1)))
  redis.call('HDEL', KEYS[1], 'redo')
end
redis.call('ZREM', KEYS[3], ARGV[2])
return 1
