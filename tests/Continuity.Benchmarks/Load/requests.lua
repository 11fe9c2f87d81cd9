-- Arguments: the length that every answer must have, the part of the body before a unique number, the part after it, and the number's
-- first half. Without the last two, the body is the same each time.
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  wrong = 0
  length = tonumber(args[1])
  before, after, run = args[2], args[3], args[4]
  count = 0
  headers = { ["Content-Type"] = "application/json" }
  if after == nil then
    same = wrk.format("POST", nil, headers, before)
  end
end

function request()
  if same then
    return same
  end
  count = count + 1
  return wrk.format("POST", nil, headers, before .. run .. "_" .. count .. after)
end

function response(status, _, body)
  if status ~= 200 or #body ~= length then
    wrong = wrong + 1
  end
end

function done(summary)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.timeout
  for _, thread in ipairs(threads) do
    failed = failed + thread:get("wrong")
  end
  io.write(string.format("\nanswers %d failed %d\n", summary.requests, failed))
end
