using Continuity.Callers;
using Continuity.Threads;

namespace Continuity.Briefs;

/// <summary>
/// Which entries are the customer's word, and which answer it. What is recorded later counts as later, also where it happened before: only the order of the log is sure. A note, an activity and
/// whatever is INTERNAL is neither. Of a call its author tells who took it: a voicemail has a duration as well, and whoever handles the ticket need not have been there.
/// </summary>
public static class ContactRule
{
    /// <summary>Whether the customer said or did it: what they authored themselves, and e-mails of theirs whoever recorded these.</summary>
    /// <param name="entry">The entry.</param>
    public static bool IsByCustomer(EntryDraft entry) => entry.Visibility == Visibility.Public && entry.Content switch
    {
        MessageContent or CallContent or SelfServiceContent => entry.Author.Kind == ActorKind.Customer,
        EmailContent email => entry.Author.Kind == ActorKind.Customer || email.Direction == Direction.Inbound,
        _ => false,
    };

    /// <summary>Whether it awaits an answer: what the customer said, not the steps that they took in self-service.</summary>
    /// <param name="entry">The entry.</param>
    public static bool AwaitsAnswer(EntryDraft entry) => entry.Content is not SelfServiceContent && IsByCustomer(entry);

    /// <summary>Since when an answer to it is awaited: since it happened, an e-mail since it was recorded. When that was written only its sender's clock says, which may be wrong by months.</summary>
    /// <param name="entry">The entry, which awaits an answer.</param>
    /// <param name="recordedAt">When it was recorded.</param>
    public static DateTimeOffset AwaitedSince(EntryDraft entry, DateTimeOffset recordedAt) =>
        entry.Content is EmailContent || entry.OccurredAt > recordedAt ? recordedAt : entry.OccurredAt;

    /// <summary>Whether it answers what the customer said before: what an agent or bot says to them. In a call that they took both speak, whoever called; in one without a duration nobody was reached.</summary>
    /// <param name="entry">The entry.</param>
    public static bool Answers(EntryDraft entry) => entry is { Visibility: Visibility.Public, Author.Kind: ActorKind.Agent or ActorKind.Bot } && entry.Content switch
    {
        MessageContent => true,
        CallContent call => call.Duration > TimeSpan.Zero,
        EmailContent email => email.Direction == Direction.Outbound,
        _ => false,
    };
}
