-- What time it is here. KEYS: a key by which all ask the same server. Returns { seconds, microseconds }.
return redis.call('TIME')
