-- Files the session that an e-mail belongs to. KEYS: what is filed under its id. ARGV: 's' where the company sent it, else 'r'; the home of the session; the session.
-- What the company sent counts for more than what others sent, who can give an e-mail any id. Of several sessions of one home the first counts; where two homes
-- have it (a circular, say) it leads to neither. In whatever order they come, the same home wins.
local kind, home, session = ARGV[1], ARGV[2], ARGV[3]
local held = redis.call('GET', KEYS[1])
if held then
  local heldKind, heldHome = string.match(held, '^(%a) ([^:]*)')
  if heldKind == 's' and kind == 'r' then return 0 end
  if heldKind == kind then
    if heldHome == home or heldHome == '' then return 0 end
    session = ''
  end
end
redis.call('SET', KEYS[1], kind .. ' ' .. session)
return 1
