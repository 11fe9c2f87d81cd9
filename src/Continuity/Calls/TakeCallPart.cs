using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Inboxes;
using Continuity.Threads;

namespace Continuity.Calls;

/// <summary>
/// Decides on a part of a call, which the telephone system records in the session that it started for it. The call has one entry, written once it is over; what comes later completes
/// it in its place. Whatever the order, and however often parts come, session and entry are the same in the end, and so is what the call settles (<see cref="CallCheckIns"/>). The session ends with
/// the call.
/// </summary>
public static class TakeCallPart
{
    /// <summary>Decides.</summary>
    /// <param name="state">The home, with the session, its ticket, the call's entry where it has one, what is open of follow-ups, and the customer's other homes.</param>
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

        var after = Known(state, held, before.With(part), part);
        return before.Entry is { } written ? Complete(after, caller, held, state.Entries[written], part, now).Ended(caller, part, held.Number, options, now)
            : after.Sessions[session].Call!.IsOver ? Write(after, caller, held, part, options, now).Ended(caller, part, held.Number, options, now)
            : Decision.Accept(new CallTaken(new(state.Id, session), null), after);
    }

    /// <summary>Checks a part of which it is not known yet to which session it belongs, as <see cref="Decide"/> will.</summary>
    /// <param name="part">The part.</param>
    /// <param name="now">The time.</param>
    /// <returns>INVALID; null where nothing is wrong with it.</returns>
    public static Refusal? Check(CallPart part, DateTimeOffset now) => CallContentRule.Check(part, now);

    private static Decision<CallTaken> Write(
        CustomerState state, Caller caller, Session before, CallPart part, RecordingOptions options, DateTimeOffset now)
    {
        var session = state.Sessions[before.Number];
        var call = session.Call! with { Entry = state.LogLength + 1 };
        var author = CallContentRule.AuthorOf(call, state.Id);
        var command = new RecordEntryCommand(CallContentRule.Of(call, part))
        {
            OccurredAt = CallContentRule.OccurredAt(call, now),
            Author = author.Kind == ActorKind.System ? null : author,
        };
        var recorded = RecordEntry.Decide(state.Id, session, state.Tickets[session.Ticket], caller, command, options.Threads, now);
        if (recorded.Value is not { } entry)
        {
            return recorded.Refusal!;
        }

        var id = new EntryId(state.Id, call.Entry.Value);
        var changes = CallCheckIns.Settle(Changes.Of(state.With(session with { Call = call })).And(entry), caller, before, entry, id, now);
        return CallContentRule.Rest(part, caller.ActsAs(state.Id), session, isFirst: true, now).Aggregate(changes, static (so, note) => so.And(note))
            .Accept(new CallTaken(new(state.Id, session.Number), call.Entry)) with { KnowsItsPlace = true };
    }

    // What was redacted stays so: it takes in nothing.
    private static Decision<CallTaken> Complete(CustomerState state, Caller caller, Session before, Entry entry, CallPart part, DateTimeOffset now)
    {
        var changes = Changes.Of(state);
        var session = state.Sessions[before.Number];
        var taken = new CallTaken(new(state.Id, session.Number), entry.Id.Sequence);
        if (entry.Draft is not { Redaction: null or { IsPartial: true }, Content: CallContent content })
        {
            return changes.Accept(taken);
        }

        var by = caller.ActsAs(state.Id);
        var author = CallContentRule.AuthorOf(session.Call!, state.Id);
        var draft = entry.Draft with
        {
            Content = CallContentRule.Completed(content, session.Call!, part),
            Author = author.Kind == ActorKind.System ? by : author,
            OccurredAt = CallContentRule.OccurredAt(session.Call!, entry.RecordedAt),
        };
        if (draft != entry.Draft)
        {
            changes = Told(changes.With(entry with { Draft = draft }), entry.Draft, draft, session)
                .And(new(new ActivityContent(Activity.CallCompleted, "More of the call is known."), by, session.Channel, now) { Session = session.Number, Visibility = Visibility.Internal });
        }

        changes = CallCheckIns.Settle(changes, caller, before, draft, entry.Id, now);
        return CallContentRule.More(content, part, by, session, now).Aggregate(changes, static (so, note) => so.And(note)).Accept(taken);
    }

    // Who would have been told of the entry, had it been the customer's from the beginning.
    private static Changes Told(Changes changes, EntryDraft before, EntryDraft draft, Session session)
    {
        var ticket = changes.State.Tickets[session.Ticket];
        return draft.Author.Kind == ActorKind.Customer && before.Author.Kind != ActorKind.Customer
            && (ticket.Handler is { Kind: ActorKind.Agent } handler ? handler.Id : ticket.Owner) is { } agent
            ? changes.Tell(new(agent, InboxEventKind.CustomerWrote, ticket.Number))
            : changes;
    }

    /// <summary>The home with what the part says of the call, and of the customer where nothing was known: what they are called, and that they are who they claim to be.</summary>
    private static CustomerState Known(CustomerState state, Session session, CallRecord call, CallPart part)
    {
        if (part.Name is { } name && state.Profile.Name is null)
        {
            state = state with { Profile = state.Profile with { Name = name } };
        }

        var known = part.IsClaimed && session.Assurance == Assurance.Anonymous ? session with { Assurance = Assurance.Claimed } : session;
        return call == session.Call && ReferenceEquals(known, session) ? state : state.With(known with { Call = call });
    }

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
}
