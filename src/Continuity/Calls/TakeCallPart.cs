using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Calls;

/// <summary>
/// Decides on a part of a call, which the telephone system records in the session that it started for it. The call has one entry, written once it is over; what comes later completes
/// it in its place. Whatever the order, and however often parts come, session and entry are the same in the end. The session ends with the call.
/// </summary>
public static class TakeCallPart
{
    /// <summary>Decides.</summary>
    /// <param name="state">The home, with the session, its ticket, the call's entry where it has one, and the customer's other homes.</param>
    /// <param name="caller">The telephone system.</param>
    /// <param name="session">The number of the session.</param>
    /// <param name="part">The part.</param>
    /// <param name="options">The rules.</param>
    /// <param name="now">The time.</param>
    /// <returns>The session and entry; or NOT_FOUND, INVALID or WRONG_STATE, also as <see cref="CallEntryNotLoaded"/>.</returns>
    public static Decision<CallTaken> Decide(CustomerState state, Caller caller, int session, CallPart part, RecordingOptions options, DateTimeOffset now)
    {
        if (!state.Sessions.TryGetValue(session, out var held) || !SessionRights.Takes(state.Id, held, state.Tickets.GetValueOrDefault(held.Ticket), caller))
        {
            return Refusal.NotFound("session", "input", "sessionId");
        }

        var before = held.Call ?? new();
        if (before.Entry is { } known && !state.Entries.ContainsKey(known))
        {
            return new CallEntryNotLoaded(known);
        }

        if (CallContentRule.Check(part, now) is { } invalid)
        {
            return invalid;
        }

        var call = before.With(part);
        return before.Entry is { } written ? Complete(state, caller, held, call, state.Entries[written], part, now).Ended(caller, part, held.Number, options, now)
            : call.IsOver ? Write(state, caller, held, call, part, options, now).Ended(caller, part, held.Number, options, now)
            : Decision.Accept(new CallTaken(new(state.Id, session), null), Keep(state, held, call));
    }

    /// <summary>Checks a part of which it is not known yet to which session it belongs, as <see cref="Decide"/> will.</summary>
    /// <param name="part">The part.</param>
    /// <param name="now">The time.</param>
    /// <returns>INVALID; null where nothing is wrong with it.</returns>
    public static Refusal? Check(CallPart part, DateTimeOffset now) => CallContentRule.Check(part, now);

    private static Decision<CallTaken> Write(
        CustomerState state, Caller caller, Session session, CallRecord call, CallPart part, RecordingOptions options, DateTimeOffset now)
    {
        var sequence = state.LogLength + 1;
        var content = CallContentRule.Of(call, part);
        var author = CallContentRule.AuthorOf(call, state.Id);
        var command = new RecordEntryCommand(content)
        {
            OccurredAt = CallContentRule.OccurredAt(call, now),
            Author = author.Kind == ActorKind.System ? null : author,
        };
        var kept = Keep(state, session, call with { Entry = sequence });
        var recorded = RecordInSession.Decide(kept, caller, session.Number, command, options, now);
        return recorded.Refusal is { } refusal ? refusal : recorded.As(new CallTaken(new(state.Id, session.Number), sequence)) with
        {
            Entries = [.. recorded.Entries, .. CallContentRule.Rest(part, caller.ActsAs(state.Id), session, isFirst: true, now)],
            KnowsItsPlace = true,
        };
    }

    // What was redacted stays so: it takes in nothing.
    private static Decision<CallTaken> Complete(
        CustomerState state, Caller caller, Session session, CallRecord call, Entry entry, CallPart part, DateTimeOffset now)
    {
        var changes = Changes.Of(Keep(state, session, call));
        var taken = new CallTaken(new(state.Id, session.Number), entry.Id.Sequence);
        if (entry.Draft is not { Redaction: null or { IsPartial: true }, Content: CallContent content })
        {
            return changes.Accept(taken);
        }

        var by = caller.ActsAs(state.Id);
        var author = CallContentRule.AuthorOf(call, state.Id);
        var draft = entry.Draft with
        {
            Content = CallContentRule.Completed(content, call, part),
            Author = author.Kind == ActorKind.System ? by : author,
            OccurredAt = CallContentRule.OccurredAt(call, entry.RecordedAt),
        };
        if (draft != entry.Draft)
        {
            changes = changes.With(entry with { Draft = draft })
                .And(new(new ActivityContent(Activity.CallCompleted, "More of the call is known."), by, session.Channel, now) { Session = session.Number, Visibility = Visibility.Internal });
        }

        return CallContentRule.More(content, part, by, session, now).Aggregate(changes, static (so, note) => so.And(note)).Accept(taken);
    }

    private static CustomerState Keep(CustomerState state, Session session, CallRecord call) =>
        call == session.Call ? state : state.With(session with { Call = call });

    private static Decision<CallTaken> Ended(
        this Decision<CallTaken> decision, Caller caller, CallPart part, int session, RecordingOptions options, DateTimeOffset now)
    {
        if (part.EndedAt is null || decision.State is not { } state || state.Sessions[session].State == SessionState.Ended)
        {
            return decision;
        }

        var ended = EndSession.Decide(state, caller, new(new(state.Id, session)), options.Threads, now);
        return ended.Refusal is { } refusal ? refusal : decision with
        {
            State = ended.State,
            Entries = [.. decision.Entries, .. ended.Entries],
            Notices = [.. decision.Notices, .. ended.Notices],
        };
    }

    private static Decision<CallTaken> As<T>(this Decision<T> decision, CallTaken taken) => new()
    {
        Result = taken,
        State = decision.State,
        Entries = decision.Entries,
        Elsewhere = decision.Elsewhere,
        Notices = decision.Notices,
    };
}
