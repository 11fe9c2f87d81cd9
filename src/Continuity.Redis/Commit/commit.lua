-- Writes one command, or says what stands in its way. It knows no rule of the business.
-- KEYS: the customer's hash, its log, the partition's outbox, its deadlines, what the home must tell, what it has to send, the partition's homes that have, its offers and duties that are counted, and, where there is an idempotency key, its first answer.
-- ARGV: read from front to back, as below; each list begins with its length.
-- Returns { 'done', the log's length, the order of what it tells, how much older there was to tell } | { 'repeat', the first answer } | { 'raced', what read() found } | { 'unfinished' }: see CommitRecovery.
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

local customer, log, outbox, due, telling, queue, homes, offers, duties, answer = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7], KEYS[8], KEYS[9], KEYS[10]
-- The commit's mark in the outbox where the server may tear a script, or ''.
local mark = take()
if mark ~= '' and redis.call('HEXISTS', customer, 'redo') == 1 then return { 'unfinished' } end
if answer then
  local first = redis.call('GET', answer)
  if first then return { 'repeat', first } end
end

-- The version that the decision was made on, or '' for an append, which no home takes that is shut; the log's length where it must be as it was, else ''; then fields that must still be of the version named.
local expected = take()
local stands = expected == '' or expected == (redis.call('HGET', customer, 'v') or '0')
if expected == '' and redis.call('HGET', customer, 'shut') == '1' then stands = false end
local before = redis.call('LLEN', log)
local lengthThen = take()
if lengthThen ~= '' and tonumber(lengthThen) ~= before then stands = false end
each(2, function(guard)
  local value = redis.call('HGET', customer, guard[1])
  if not value or string.match(value, '^%d+') ~= guard[2] then stands = false end
end)
local needed = {}
each(1, function(name) needed[#needed + 1] = name[1] end)
if not stands then return { 'raced', read(customer, log, needed) } end

local entries, fields, messages, tellings = {}, {}, {}, {}
local version
local function set(name, value)
  if name == 'v' then version = value end
  fields[#fields + 1] = name
  fields[#fields + 1] = value
end
each(1, function(entry) entries[#entries + 1] = entry[1] end)
each(2, function(field) set(field[1], field[2]) end)
-- Last activities only ever rise, since they are written without a version.
each(2, function(activity)
  local last = redis.call('HGET', customer, activity[1])
  if not last or tonumber(last) < tonumber(activity[2]) then set(activity[1], activity[2]) end
end)
-- Who spoke last on a ticket: see ContactMark.
each(4, function(mark)
  local place, since, change = tonumber(mark[2]), mark[3], mark[4]
  local last, awaited = string.match(redis.call('HGET', customer, mark[1]) or '', '^(%S+) (%S+)$')
  if change == 'new' then last, awaited = '0', '0' end
  if change == 'unknown' or not last then last, awaited = '-', '-' end
  if place > 0 then last = string.format('%d', before + place) end
  if change == 'answered' or (awaited == '0' and since ~= '0') then awaited = since end
  set(mark[1], last .. ' ' .. awaited)
end)
local rewrites = {}
each(2, function(rewrite) rewrites[#rewrites + 1] = rewrite end)
-- What leaves by gateways: its place among the entries, its line, the delivery.
local sending = {}
each(3, function(delivery)
  local sequence = string.format('%d', before + tonumber(delivery[1]))
  set('d:' .. sequence, delivery[3])
  sending[#sending + 1] = sequence .. ' ' .. delivery[2]
end)
local lookAt = take()
local writtenAt = take()
each(1, function(message) messages[#messages + 1] = message[1] end)
each(1, function(message) tellings[#tellings + 1] = message[1] end)
local digest, told, remember, hint, dueAt, home = take(), take(), take(), take(), take(), take()
-- The mark of a home that webhooks are told of, or ''; and the place that they are told from, where all before was told.
local hooked = take()
local matters = {}
each(3, function(matter) matters[#matters + 1] = matter end)
if #entries == 0 then hooked = '' end
if hooked ~= '' and redis.call('HEXISTS', customer, 'hooked') == 0 then set('hooked', string.format('%d', before)) end
local first = digest .. string.format(' %d %d ', before + 1, #entries) .. told

-- Every commit that writes anything raises the version or the log's length, and none lowers either.
local order, older = '0', 0
if #tellings > 0 then
  version = version or redis.call('HGET', customer, 'v') or '0'
  order = string.format('%d', tonumber(version) + before + #entries)
  older = redis.call('ZCARD', telling)
end

local made = { before, entries, messages, writtenAt, first, remember, hint, dueAt, home, tellings, order, rewrites, hooked, sending, lookAt, matters }
local marked = mark ~= '' and (#messages + #tellings + #sending > 0 or hooked ~= '')
if mark ~= '' then
  if marked then redis.call('ZADD', outbox, writtenAt, mark) end
  set('redo', (answer or '') .. '\n' .. cmsgpack.pack(made))
end
if #fields > 0 then redis.call('HSET', customer, unpack(fields)) end
local length = apply(log, outbox, due, telling, queue, homes, offers, duties, answer, made)
if mark ~= '' then
  redis.call('HDEL', customer, 'redo')
  if marked then redis.call('ZREM', outbox, mark) end
end
return { 'done', length, order, older }
