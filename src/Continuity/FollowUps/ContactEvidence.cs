using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Threads;

namespace Continuity.FollowUps;

/// <summary>What shows that the customer was in touch: an entry of a session with them.</summary>
internal static class ContactEvidence
{
    /// <summary>Checks an entry that is named as evidence.</summary>
    /// <param name="state">A home of the customer, with the others.</param>
    /// <param name="id">The entry that is named.</param>
    /// <param name="found">That entry as it was read; null where there is no such entry.</param>
    /// <param name="after">It must have happened, and have been recorded, after this.</param>
    /// <param name="what">What was then, for the message.</param>
    /// <returns>INVALID, or null.</returns>
    public static Refusal? Check(CustomerState state, EntryId id, Entry? found, DateTimeOffset after, string what) =>
        CustomerHomes.Of(state).Find(id.Home) is not null && found is { } entry && entry.Id == id && IsContact(entry.Draft)
        && entry.RecordedAt > after && entry.Draft.OccurredAt > after
            ? null
            : Refusal.Invalid(
                $"evidenceEntryId must name a PUBLIC message, call, e-mail or step of self-service in a session with this customer, from after {what}.",
                "input",
                "evidenceEntryId");

    private static bool IsContact(EntryDraft entry) =>
        entry is { Session: not null, Visibility: Visibility.Public, Content: MessageContent or CallContent or EmailContent or SelfServiceContent };
}
