-- Writes one command, or says what stands in its way. It knows no rule of the business.
-- KEYS: the customer's hash, its log, the partition's outbox, and, where there is an idempotency key, its first answer.
-- ARGV: read from front to back, as below; each list begins with its length.
-- Returns { 'done', the log's length } | { 'repeat', the first answer } | { 'raced', what read() found }.
local at = 0
local function take()
  at = at + 1
  return ARGV[at]
end
local function each(width, act)
  for _ = 1, tonumber(take()) do
    local one = {}
    for i = 1, width do one[i] = take() end
    act(one)
  end
end

local customer, log, outbox, answer = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
if answer then
  local first = redis.call('GET', answer)
  if first then return { 'repeat', first } end
end

-- The version that the decision was made on, or '' for an append; then fields that must still be of the version named.
local expected = take()
local stands = expected == '' or expected == (redis.call('HGET', customer, 'v') or '0')
each(2, function(guard)
  local value = redis.call('HGET', customer, guard[1])
  if not value or string.match(value, '^%d+') ~= guard[2] then stands = false end
end)
local needed = {}
each(1, function(name) needed[#needed + 1] = name[1] end)
if not stands then return { 'raced', read(customer, log, needed) } end

local length = redis.call('LLEN', log)
local appended = 0
each(1, function(entry)
  length = redis.call('RPUSH', log, entry[1])
  appended = appended + 1
end)
each(2, function(field) redis.call('HSET', customer, field[1], field[2]) end)
-- Last activities only ever rise, since they are written without a version.
each(2, function(activity)
  local before = redis.call('HGET', customer, activity[1])
  if not before or tonumber(before) < tonumber(activity[2]) then redis.call('HSET', customer, activity[1], activity[2]) end
end)
local writtenAt = take()
each(1, function(message) redis.call('ZADD', outbox, writtenAt, message[1]) end)

local digest, told, remember, hint = take(), take(), take(), take()
if answer then
  redis.call('SET', answer, digest .. string.format(' %d %d ', length - appended + 1, appended) .. told, 'PX', remember)
end
if appended > 0 then redis.call('PUBLISH', hint, string.format('%d', length)) end
return { 'done', length }
