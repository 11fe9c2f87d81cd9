-- Arguments: a folder, and a word that no other run has.
-- The folder's calls.tsv has the requests in the order in which they are sent, again and again: the caller's token, and the body, in which * stands for a number that no other request has. A line "duty"
-- is the next step of a handoff or a promise, of which duties.tsv has the steps of a ticket, in their order: who acts, and the body, in which $T, $A and $B are the ticket, who owns it and the other, and $R is
-- the id that the last step's answer gave. tickets.tsv has the tickets: id, both agents' ids, both tokens.
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

local function rows(path)
  local all = {}
  local file = io.open(path)
  if not file then return all end
  for line in file:lines() do
    local row = {}
    for field in string.gmatch(line, "[^\t]+") do row[#row + 1] = field end
    all[#all + 1] = row
  end
  file:close()
  return all
end

local function format(token, body)
  return wrk.format("POST", nil, { ["Content-Type"] = "application/json", Authorization = "Bearer " .. token }, body)
end

function init(args)
  wrong, example, count, at = 0, "", 0, 0
  run = args[2]
  calls = rows(args[1] .. "/calls.tsv")
  steps = rows(args[1] .. "/duties.tsv")
  free, busy = {}, {}
  for _, row in ipairs(rows(args[1] .. "/tickets.tsv")) do
    free[#free + 1] = { id = row[1], A = row[2], B = row[3], tokens = { A = row[4], B = row[5] }, step = 1, last = "" }
  end
  for _, call in ipairs(calls) do
    if call[1] ~= "duty" and not string.find(call[2], "*", 1, true) then call.whole = format(call[1], call[2]) end
  end
end

local function duty()
  local ticket = table.remove(free, 1)
  local step = steps[ticket.step]
  busy[ticket.id] = ticket
  local values = { T = ticket.id, A = ticket.A, B = ticket.B, R = ticket.last }
  return format(ticket.tokens[step[1]], (string.gsub(step[2], "%$(%u)", values)))
end

function request()
  repeat
    at = at % #calls + 1
  until calls[at][1] ~= "duty" or #free > 0
  local call = calls[at]
  if call[1] == "duty" then return duty() end
  if call.whole then return call.whole end
  count = count + 1
  return format(call[1], (string.gsub(call[2], "%*", run .. count)))
end

function response(status, _, body)
  if status ~= 200 or string.find(body, '"errors":[{', 1, true) then
    wrong = wrong + 1
    example = status .. " " .. string.sub(body, 1, 400)
  end
  if string.sub(body, 1, 14) == '{"data":{"duty' then
    local ticket = busy[string.match(body, '"(tkt_[^"]+)"')]
    if ticket then
      busy[ticket.id] = nil
      ticket.last = string.match(body, '"([hf][ou][fp]_[^"]+)"') or ""
      ticket.step = ticket.step % #steps + 1
      free[#free + 1] = ticket
    end
  end
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.timeout
  for _, thread in ipairs(threads) do
    failed = failed + thread:get("wrong")
    if thread:get("example") ~= "" then io.write("\n" .. thread:get("example") .. "\n") end
  end
  io.write(string.format("\nanswers %d failed %d us %d p50 %d p99 %d\n", summary.requests, failed, summary.duration, latency:percentile(50), latency:percentile(99)))
end
