-- Lists a report under its category, and there by its product, place and agent. KEYS: the lists. ARGV: its place, the report, how long the lists are kept (ms).
for _, list in ipairs(KEYS) do
  redis.call('ZADD', list, ARGV[1], ARGV[2])
  redis.call('PEXPIRE', list, ARGV[3])
end
return 1
