using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Calls;

/// <summary>What stands in a call's entry, by what is known of the call, and what has to stand beside it.</summary>
internal static class CallContentRule
{
    /// <summary>Checks a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="now">The time.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public static Refusal? Check(CallPart part, DateTimeOffset now) =>
        part.At > now + EntryLimits.FurthestAhead
            ? Refusal.Invalid($"occurredAt may be at most {EntryLimits.FurthestAhead.TotalMinutes:N0} minutes ahead of now.", "input", "occurredAt")
            : TextBound.Line.CheckOptional(part.Name, "input", "name")
                ?? EntryContentRule.Check(new CallContent(default, part.Duration ?? default, "A call.", part.RecordingUrl, part.Transcript is { } text ? FirstPiece(text) : null));

    /// <summary>The content of a call that is over.</summary>
    /// <param name="call">What is known of it.</param>
    /// <param name="part">The part that came last.</param>
    public static CallContent Of(CallRecord call, CallPart part) =>
        new(call.Direction ?? default, call.Length, call.Summary, part.RecordingUrl, part.Transcript is { } text ? FirstPiece(text) : null);

    /// <summary>The content with what one more part says; what is there stays.</summary>
    /// <param name="content">The content.</param>
    /// <param name="call">What is known by now.</param>
    /// <param name="part">The part.</param>
    public static CallContent Completed(CallContent content, CallRecord call, CallPart part) => Of(call, part) with
    {
        RecordingUrl = content.RecordingUrl ?? part.RecordingUrl,
        Transcript = content.Transcript ?? (part.Transcript is { } text ? FirstPiece(text) : null),
    };

    /// <summary>
    /// Who the entry is by: the agent, where one is known; the telephone system itself, where somebody took the call, or it is not known that the customer called; else the customer, who awaits
    /// an answer.
    /// </summary>
    /// <param name="call">What is known.</param>
    /// <param name="customer">The customer.</param>
    public static ActorRef AuthorOf(CallRecord call, CustomerId customer) =>
        call.Agent is { } agent ? ActorRef.Agent(agent)
        : call.IsTaken || call.Direction != Direction.Inbound ? ActorRef.Continuity
        : ActorRef.Customer(customer);

    /// <summary>When the call happened, as far as is known.</summary>
    /// <param name="call">What is known.</param>
    /// <param name="otherwise">When it was recorded.</param>
    public static DateTimeOffset OccurredAt(CallRecord call, DateTimeOffset otherwise) => call.StartedAt ?? call.AnsweredAt ?? call.EndedAt ?? otherwise;

    /// <summary>What of a part the call's entry has no place for, as notes: a second recording, a second transcript, and what of one is beyond an entry's length.</summary>
    /// <param name="content">The entry's content before the part.</param>
    /// <param name="part">The part.</param>
    /// <param name="by">The telephone system.</param>
    /// <param name="session">The session.</param>
    /// <param name="now">The time.</param>
    public static IEnumerable<EntryDraft> More(CallContent content, CallPart part, ActorRef by, Session session, DateTimeOffset now)
    {
        if (content.RecordingUrl is { } known && part.RecordingUrl is { } other && other != known)
        {
            yield return Note($"Another recording of the call: {other}", by, session, now);
        }

        var isFirst = content.Transcript is null;
        foreach (var note in part.Transcript is { } text && (isFirst || FirstPiece(text) != content.Transcript) ? Rest(part, by, session, isFirst, now) : [])
        {
            yield return note;
        }
    }

    /// <summary>The transcript of a part in notes.</summary>
    /// <param name="part">The part.</param>
    /// <param name="by">The telephone system.</param>
    /// <param name="session">The session.</param>
    /// <param name="isFirst">Whether its first piece stands in the call's entry.</param>
    /// <param name="now">The time.</param>
    public static IEnumerable<EntryDraft> Rest(CallPart part, ActorRef by, Session session, bool isFirst, DateTimeOffset now) =>
        part.Transcript is { } text ? CallWords.Pieces(text).Skip(isFirst ? 1 : 0).Select(piece => Note(piece, by, session, now)) : [];

    private static string FirstPiece(string transcript) => transcript.Length == 0 ? transcript : CallWords.Pieces(transcript)[0];

    private static EntryDraft Note(string text, ActorRef by, Session session, DateTimeOffset now) =>
        new(new NoteContent(text), by, session.Channel, now) { Session = session.Number, Visibility = Visibility.Internal };
}
