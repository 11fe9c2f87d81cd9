using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Threads;

/// <summary>Decides whether a session moves to another ticket.</summary>
public static class MoveSession
{
    /// <summary>Decides.</summary>
    public static Decision<SessionId> Decide(CustomerState state, Caller caller, MoveSessionCommand command, DateTimeOffset now) =>
        throw new NotImplementedException();
}
