using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Handoffs;

/// <summary>Finds the handoff that a command names, and says who may know of one.</summary>
public static class NamedHandoff
{
    /// <summary>Whether a caller may know of a handoff: agents of all, a bot of those that it offered.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="handoff">The handoff.</param>
    public static bool IsSeenBy(Caller caller, Handoff handoff)
    {
        ArgumentNullException.ThrowIfNull(handoff);
        return caller.IsAgent || (caller.Role == Role.Bot && handoff.From == ActorRef.Bot(caller.Id));
    }

    internal static Outcome<Handoff> Find(CustomerState state, Caller caller, HandoffId id) =>
        id.Home == state.Id
        && state.Handoffs.TryGetValue(id.Number, out var handoff)
        && state.Tickets.ContainsKey(handoff.Ticket)
        && IsSeenBy(caller, handoff)
            ? handoff
            : Refusal.NotFound("handoff", "input", "handoffId");

    /// <summary>Why an offer can't be settled any more, or null: it was settled before, or its time is over.</summary>
    /// <param name="home">The home.</param>
    /// <param name="handoff">The handoff.</param>
    /// <param name="now">The time.</param>
    internal static Refusal? CheckOpen(CustomerId home, Handoff handoff, DateTimeOffset now) =>
        handoff.State != HandoffState.Offered ? new AlreadySettled(new HandoffId(home, handoff.Number)) { Path = ["input", "handoffId"] }
        : handoff.ExpiresAt <= now ? new Refusal(RefusalCode.Expired, "Nobody accepted the offer in time.") { Path = ["input", "handoffId"] }
        : null;

    internal static Refusal? CheckReason(SettleHandoffCommand command) => TextBound.Paragraph.CheckOptional(command.Reason, "input", "reason");
}
