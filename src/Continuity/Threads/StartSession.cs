using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Threads;

/// <summary>Decides on the start of a session: its ticket, what it goes on from, and who handles it.</summary>
public static class StartSession
{
    /// <summary>Decides.</summary>
    public static Decision<SessionId> Decide(
        CustomerState state, Caller caller, StartSessionCommand command, ThreadOptions threads, IdentityOptions identities, DateTimeOffset now) =>
        throw new NotImplementedException();
}
