-- Says where a home stands: its version, and its log's length. KEYS: the customer's hash, and its log. '' where a commit was left unfinished (see CommitRecovery).
if redis.call('HEXISTS', KEYS[1], 'redo') == 1 then return '' end
return (redis.call('HGET', KEYS[1], 'v') or '0') .. ':' .. redis.call('LLEN', KEYS[2])
