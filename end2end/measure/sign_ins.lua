-- For `script/bench`: signs in by the forms of a file, a line each, in turn, every time from an address of its own, which
-- the second argument numbers from. Prints how many were answered, in how many microseconds, and how many were refused.

local threads = {}
local forms = {}
local turn = 0
-- Of each thread, read by `done`.
refused = 0

function setup(thread)
  threads[#threads + 1] = thread
end

function init(args)
  for line in io.lines(args[1]) do
    forms[#forms + 1] = line
  end
  turn = tonumber(args[2])
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
end

function request()
  turn = turn + 1
  wrk.headers["X-Forwarded-For"] =
    string.format("10.%d.%d.%d", math.floor(turn / 65536) % 256, math.floor(turn / 256) % 256, turn % 256)
  return wrk.format("POST", nil, nil, forms[turn % #forms + 1])
end

function response(status, headers)
  if status ~= 303 or headers["location"]:find("/sign-in", 1, true) then
    refused = refused + 1
  end
end

function done(summary)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  for _, thread in ipairs(threads) do
    failed = failed + thread:get("refused")
  end
  print(string.format("counted %d %d %d", summary.requests, summary.duration, failed))
end
