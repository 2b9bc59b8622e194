-- For `script/bench`: prints how many requests were answered, in how many microseconds, the 95th percentile in
-- microseconds, and how many failed. With a file of lines `<token> <path>` the requests take these in turn.

local lines = {}
local turn = 0

-- Only with such a file, since wrk sends one and the same request faster than those that a function makes.
local function next_request()
  turn = turn % #lines + 1
  wrk.headers["Authorization"] = "Bearer " .. lines[turn].token
  return wrk.format("GET", lines[turn].path)
end

function init(args)
  if not args[1] then
    return
  end
  for line in io.lines(args[1]) do
    local token, path = line:match("^(%S+) (%S+)$")
    lines[#lines + 1] = { token = token, path = path }
  end
  request = next_request
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(string.format("counted %d %d %d %d", summary.requests, summary.duration, latency:percentile(95), failed))
end
