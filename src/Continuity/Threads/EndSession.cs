using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Threads;

/// <summary>Decides on the end of a session.</summary>
public static class EndSession
{
    /// <summary>Decides.</summary>
    public static Decision<SessionId> Decide(CustomerState state, Caller caller, EndSessionCommand command, DateTimeOffset now) =>
        throw new NotImplementedException();
}
