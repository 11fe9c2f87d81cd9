using System.Globalization;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Privacy;

/// <summary>Decides to take the texts of an entry away, and where others quote them, these too. That it was redacted, by whom and why, stays.</summary>
public static class RedactEntry
{
    /// <summary>Decides.</summary>
    /// <param name="state">The home with the entry and those that quote it (<see cref="QuotedTexts"/>) or are part of it (<see cref="IsPartOf"/>), its session, and the tickets that it belongs to with their briefs.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">Which entry, and why.</param>
    /// <param name="now">The time.</param>
    /// <returns>The entry, also where it was redacted before, which changes nothing; or NOT_FOUND, FORBIDDEN or INVALID.</returns>
    public static Decision<EntryId> Decide(CustomerState state, Caller caller, RedactEntryCommand command, DateTimeOffset now)
    {
        if (command.Entry.Home != state.Id || !state.Entries.TryGetValue(command.Entry.Sequence, out var entry) || !IsSeen(state, caller, entry.Draft))
        {
            return Refusal.NotFound("entry", "input", "entryId");
        }

        var by = caller.ActsAs(state.Id);
        if (caller.Role != Role.Supervisor && !(caller.Role == Role.Agent && entry.Draft.Author == by))
        {
            return Refusal.Forbidden("Agents may redact their own entries, and supervisors any.");
        }

        return entry.Draft.Redaction is not null ? Decision.Accept(command.Entry, state)
            : TextBound.Reason.Check(command.Reason, "input", "reason") is { } invalid ? invalid
            : Redact(state, entry, new(now, by, command.Reason)).Accept(command.Entry);
    }

    /// <summary>Whether another entry says more of the same, and is redacted with it: what of a call has no place in its entry stands in notes of the telephone system.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="other">The other entry.</param>
    public static bool IsPartOf(EntryDraft entry, EntryDraft other)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(other);
        return entry is { Content: CallContent, Session: { } session }
            && other is { Content: NoteContent, Author.Kind: ActorKind.System, Redaction: null } && other.Session == session;
    }

    private static Changes Redact(CustomerState state, Entry entry, Redaction redaction)
    {
        var quoted = QuotedTexts.Of(entry.Draft, state.Briefs.Values);
        var changes = Changes.Of(state).With(entry with { Draft = entry.Draft with { Content = Redacted.Of(entry.Draft.Content), Redaction = redaction } });
        foreach (var other in state.Entries.Values.Where(other => other.Id != entry.Id))
        {
            var without = IsPartOf(entry.Draft, other.Draft)
                ? other.Draft with { Content = Redacted.Of(other.Draft.Content), Redaction = redaction }
                : quoted.Without(other.Draft);
            changes = ReferenceEquals(without, other.Draft) ? changes : changes.With(other with { Draft = without });
        }

        foreach (var brief in state.Briefs.Values)
        {
            var without = quoted.Without(brief);
            changes = ReferenceEquals(without, brief) ? changes : changes.With(without);
        }

        return WithoutDetails(changes, entry.Draft, quoted).And(new EntryDraft(
            new ActivityContent(Activity.EntryRedacted, string.Create(CultureInfo.InvariantCulture, $"Redacted entry {entry.Id.Sequence}: {redaction.Reason}")),
            redaction.By,
            entry.Draft.Channel,
            redaction.At)
        {
            Session = entry.Draft.Session,
            Ticket = entry.Draft.Ticket,
            Visibility = Visibility.Internal,
        });
    }

    /// <summary>A session remembers the newest steps of self-service, with what came of them.</summary>
    private static Changes WithoutDetails(Changes changes, EntryDraft entry, QuotedTexts quoted) =>
        entry is not { Content: SelfServiceContent, Session: { } number } || changes.State.Sessions.GetValueOrDefault(number) is not { SelfService: { } record } session
            ? changes
            : changes.With(changes.State.With(session with
            {
                SelfService = record with { Steps = [.. record.Steps.Select(step => step with { Detail = step.Detail is { } detail ? quoted.Taken(detail) : null })] },
            }));

    private static bool IsSeen(CustomerState state, Caller caller, EntryDraft entry)
    {
        var session = entry.Session is { } number ? state.Sessions.GetValueOrDefault(number) : null;
        return (entry.Session is null || session is not null) && ThreadAccess.Of(caller, state).Sees(entry, session);
    }
}
