-- Reads what the briefs of a home's tickets are composed from, all of one moment.
-- KEYS: the customer's hash, and its log. ARGV: how many of the newest entries, and how many bytes of them, are read where it is not known who spoke last; the tickets' numbers.
-- Returns { -1 } where a commit was left unfinished (see CommitRecovery), else { the log's length, the newest entries, newest first, the open follow-ups of these tickets, 1 where the home is erased, else 0,
-- and of each ticket { ticket, last activity, brief, contact, the last entry that is the customer's } }; what is missing is ''.
local customer, log = KEYS[1], KEYS[2]
local head = redis.call('HMGET', customer, 'redo', 'live', 'erased')
if head[1] then return { -1 } end
local newest, owed, asked, searched = {}, {}, {}, false
local found = { redis.call('LLEN', log), newest, owed, head[3] and 1 or 0 }
for i = 3, #ARGV do
  local number = ARGV[i]
  asked[number] = true
  local values = redis.call('HMGET', customer, 't:' .. number, 'l:' .. number, 'b:' .. number, 'c:' .. number)
  local one = {}
  for n = 1, 4 do one[n] = values[n] or '' end
  local last, awaited = string.match(one[4], '^(%S+) (%S+)$')
  searched = searched or not last or last == '-' or awaited == '-'
  one[5] = last and last ~= '-' and last ~= '0' and redis.call('LINDEX', log, string.format('%d', tonumber(last) - 1)) or ''
  found[#found + 1] = one
end
for name in string.gmatch(head[2] or '', 'f:%d+') do
  local followUp = redis.call('HGET', customer, name)
  if followUp and asked[string.match(followUp, '"ticket":(%d+)')] then owed[#owed + 1] = followUp end
end
if searched then
  local entries, bytes = redis.call('LRANGE', log, '-' .. ARGV[1], '-1'), tonumber(ARGV[2])
  for i = #entries, 1, -1 do
    bytes = bytes - string.len(entries[i])
    if bytes < 0 then break end
    newest[#newest + 1] = entries[i]
  end
end
return found
