-- Reads what a decision on a customer needs: the version, alias, profile, the log's length, and the fields that are
-- live or named; 'open' names every session that goes on, 'e:N' the log's entry N. A session, handoff, offer of ownership or follow-up brings its ticket, a ticket the time of its last activity.
-- Returns false where a commit was left unfinished (see CommitRecovery), else
-- { version, alias, profile, live, length, name, value, name, value, … }; what is missing is ''.
local function read(customer, log, named)
  local head = redis.call('HMGET', customer, 'v', 'alias', 'profile', 'live', 'redo')
  if head[5] then return false end
  local live = head[4] or ''
  local found = { head[1] or '', head[2] or '', head[3] or '', live, redis.call('LLEN', log) }
  local wanted, seen = {}, {}
  local function want(name)
    if not seen[name] then
      seen[name] = true
      wanted[#wanted + 1] = name
    end
  end
  for name in string.gmatch(live, '%S+') do want(name) end
  for _, name in ipairs(named) do
    if name == 'open' then
      -- A quote within a text is never written as it is: this is the profile's own member.
      for number in string.gmatch(string.match(found[3], '"openSessions":%[([%d,]*)%]') or '', '%d+') do want('s:' .. number) end
    else
      want(name)
    end
  end
  local at = 1
  while at <= #wanted do
    local name = wanted[at]
    local kind = string.sub(name, 1, 1)
    local value
    if kind == 'e' then
      value = redis.call('LINDEX', log, tonumber(string.sub(name, 3)) - 1)
    else
      value = redis.call('HGET', customer, name)
    end
    if value then
      found[#found + 1] = name
      found[#found + 1] = value
      if kind == 't' then
        want('l:' .. string.sub(name, 3))
      elseif kind ~= 'l' and kind ~= 'e' then
        want('t:' .. string.match(value, '"ticket":(%d+)'))
      end
    end
    at = at + 1
  end
  return found
end
