using System.Collections.Concurrent;
using Continuity.Customers;
using Continuity.Redis.Customers;
using Continuity.Redis.Keys;
using Continuity.Threads;

namespace Continuity.Redis.Commit;

/// <summary>
/// What a process remembers of running sessions: the session, its ticket, and the versions that wrote them. It may be out of date, which the commit notices.
/// Bounded: of two generations the older one is dropped when the younger is full.
/// </summary>
internal sealed class SessionMemory(RedisOptions options)
{
    private readonly Lock gate = new();
    private readonly int generation = options.RememberedSessions / 2;
    private ConcurrentDictionary<SessionId, LoadedCustomer> young = new();
    private ConcurrentDictionary<SessionId, LoadedCustomer> old = new();

    public LoadedCustomer? Find(SessionId session)
    {
        if (young.TryGetValue(session, out var known))
        {
            return known;
        }

        if (old.TryGetValue(session, out known))
        {
            Keep(session, known);
        }

        return known;
    }

    public void Forget(SessionId session)
    {
        young.TryRemove(session, out _);
        old.TryRemove(session, out _);
    }

    /// <summary>Remembers a session, while it goes on, with its ticket and nothing else of its customer.</summary>
    public void Remember(LoadedCustomer customer, int number)
    {
        var state = customer.State;
        var id = new SessionId(state.Id, number);
        if (!state.Sessions.TryGetValue(number, out var session) || session.State != SessionState.Active || !state.Tickets.TryGetValue(session.Ticket, out var ticket))
        {
            Forget(id);
            return;
        }

        var alone = new CustomerState(state.Id)
        {
            Version = state.Version,
            LogLength = state.LogLength,
            Tickets = state.Tickets.Clear().Add(session.Ticket, ticket),
            Sessions = state.Sessions.Clear().Add(number, session),
        };
        var (sessionField, ticketField) = (CustomerFields.Session(number), CustomerFields.Ticket(session.Ticket));
        var revisions = customer.Revisions.Clear().Add(sessionField, customer.Revisions[sessionField]).Add(ticketField, customer.Revisions[ticketField]);
        Keep(id, new(alone, "", revisions));
    }

    private void Keep(SessionId id, LoadedCustomer known)
    {
        if (generation == 0)
        {
            return;
        }

        if (young.Count >= generation)
        {
            // Two at once must not turn twice: that would forget both generations.
            lock (gate)
            {
                if (young.Count >= generation)
                {
                    (old, young) = (young, new());
                }
            }
        }

        young[id] = known;
    }
}
