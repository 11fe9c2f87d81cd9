using System.Globalization;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Privacy;

/// <summary>Decides to take the texts of an entry away, and where others quote them, these too. That it was redacted, by whom and why, stays.</summary>
public static class RedactEntry
{
    /// <summary>Decides what goes with the entry, before any of it is taken away.</summary>
    /// <param name="state">As when it is decided; of an activity, also with the follow-ups and handoffs that it may tell of.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">Which entry, and why.</param>
    /// <param name="now">The time.</param>
    /// <returns>What goes with it, null where it was redacted before; or NOT_FOUND, FORBIDDEN or INVALID.</returns>
    public static Decision<RedactionReach?> Reach(CustomerState state, Caller caller, RedactEntryCommand command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.Entry.Home != state.Id || !state.Entries.TryGetValue(command.Entry.Sequence, out var entry) || !IsSeen(state, caller, entry.Draft))
        {
            return Refusal.NotFound("entry", "input", "entryId");
        }

        var by = caller.ActsAs(state.Id);
        if (caller.Role != Role.Supervisor && !(caller.Role == Role.Agent && entry.Draft.Author == by))
        {
            return Refusal.Forbidden("Agents may redact their own entries, and supervisors any.");
        }

        return entry.Draft.Redaction is { IsPartial: false } ? Decision.Accept<RedactionReach?>(null, state)
            : TextBound.Reason.Check(command.Reason, "input", "reason") is { } invalid ? invalid
            : Decision.Accept<RedactionReach?>(RedactionReach.Of(entry, state, new(now, by, command.Reason), caller.Role == Role.Agent), state);
    }

    /// <summary>Decides.</summary>
    /// <param name="state">The home with the entry and those that go with it (<see cref="RedactionReach"/>), its session, and the tickets that it belongs to with their briefs.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">Which entry, and why.</param>
    /// <param name="now">The time.</param>
    /// <returns>The entry, also where it was redacted before, which changes nothing; or NOT_FOUND, FORBIDDEN or INVALID.</returns>
    public static Decision<EntryId> Decide(CustomerState state, Caller caller, RedactEntryCommand command, DateTimeOffset now)
    {
        var reach = Reach(state, caller, command, now);
        return reach.Refusal is { } refusal ? refusal
            : reach.Result is { } found ? Decide(state, command.Entry, found, now)
            : Decision.Accept(command.Entry, state);
    }

    /// <summary>Decides once it is known what goes with the entry.</summary>
    /// <param name="state">The home with the entry, its session, and the tickets that it belongs to with their briefs.</param>
    /// <param name="id">The entry.</param>
    /// <param name="reach">What goes with it.</param>
    /// <param name="now">The time.</param>
    /// <returns>The entry, also where it was redacted meanwhile, which changes nothing. It holds only if nothing was recorded since.</returns>
    public static Decision<EntryId> Decide(CustomerState state, EntryId id, RedactionReach reach, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(reach);
        var entry = state.Entries[id.Sequence];
        return entry.Draft.Redaction is { IsPartial: false }
            ? Decision.Accept(id, state)
            : (reach.Erasure is { } erasure ? Erase(state, entry, reach, erasure) : Redact(state, entry, reach, now)).Accept(id) with { KnowsItsPlace = true };
    }

    /// <summary>Whether another entry says more of the same, and is redacted with it: what of a call has no place in its entry stands in notes of the telephone system.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="other">The other entry.</param>
    public static bool IsPartOf(EntryDraft entry, EntryDraft other)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(other);
        return entry is { Content: CallContent, Session: { } session }
            && other is { Content: NoteContent, Author.Kind: ActorKind.System, Redaction: null or { IsPartial: true } } && other.Session == session;
    }

    private static Changes Erase(CustomerState state, Entry entry, RedactionReach reach, Erasure erasure) => Changes.Of(reach.Apply(state)).With(Erased.Of(entry, erasure));

    private static Changes Redact(CustomerState state, Entry entry, RedactionReach reach, DateTimeOffset now)
    {
        var redaction = reach.Redaction;
        var changes = Changes.Of(reach.Apply(state)).With(entry with { Draft = entry.Draft with { Content = Redacted.Of(entry.Draft.Content), Redaction = redaction } });
        return WithoutSubject(WithoutDetails(changes, entry.Draft, reach), entry, redaction, now).And(new EntryDraft(
            new ActivityContent(Activity.EntryRedacted, string.Create(CultureInfo.InvariantCulture, $"Redacted entry {entry.Id.Sequence}: {redaction.Reason}")),
            redaction.By,
            entry.Draft.Channel,
            now)
        {
            Session = entry.Draft.Session,
            Ticket = entry.Draft.Ticket,
            Visibility = Visibility.Internal,
        });
    }

    /// <summary>A session remembers the newest steps of self-service, with what came of them.</summary>
    private static Changes WithoutDetails(Changes changes, EntryDraft entry, RedactionReach reach) =>
        entry is not { Content: SelfServiceContent, Session: { } number } || changes.State.Sessions.GetValueOrDefault(number) is not { SelfService: { } record } session
            ? changes
            : changes.With(changes.State.With(session with
            {
                SelfService = record with { Steps = [.. record.Steps.Select(step => step with { Detail = step.Detail is { } detail ? reach.Remembered(detail) : null })] },
            }));

    /// <summary>What opened a ticket gave it its subject.</summary>
    private static Changes WithoutSubject(Changes changes, Entry entry, Redaction redaction, DateTimeOffset now)
    {
        var isFirst = entry.Draft is { Content: not ActivityContent, Session: { } number }
            && changes.State.Sessions.GetValueOrDefault(number) is { } session
            && entry.RecordedAt <= session.StartedAt
            && changes.State.Tickets.GetValueOrDefault(session.Ticket) is { } opened && opened.OpenedAt == session.StartedAt
            && (session.StartedBy == redaction.By || redaction.By != entry.Draft.Author);
        return isFirst && changes.State.Tickets[changes.State.Sessions[entry.Draft.Session!.Value].Ticket] is { Subject: not Redacted.Text } ticket
            ? changes.With(ticket.Changed(now) with { Subject = Redacted.Text })
            : changes;
    }

    private static bool IsSeen(CustomerState state, Caller caller, EntryDraft entry)
    {
        var session = entry.Session is { } number ? state.Sessions.GetValueOrDefault(number) : null;
        return (entry.Session is null || session is not null) && ThreadAccess.Of(caller, state).Sees(entry, session);
    }
}
