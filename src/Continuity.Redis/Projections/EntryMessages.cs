using System.Globalization;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Json;
using Continuity.Threads;
using StackExchange.Redis;

namespace Continuity.Redis.Projections;

/// <summary>Derives what must leave the partition from the entries of a commit: here and nowhere else.</summary>
internal static class EntryMessages
{
    /// <summary>The messages of entries that are appended at a home.</summary>
    /// <param name="home">The home.</param>
    /// <param name="entries">The entries.</param>
    public static IReadOnlyList<RedisValue> Of(CustomerId home, IReadOnlyList<EntryDraft> entries) =>
        [.. entries.SelectMany(entry => Emails(home, entry)).Select(static m => (RedisValue)StoreJson.WriteBytes<OutboxMessage>(m))];

    /// <summary>The messages of entries that are owed to other homes.</summary>
    /// <param name="after">The home that owes them, as it is committed.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="now">When it is committed.</param>
    public static IReadOnlyList<RedisValue> Of(CustomerState after, IReadOnlyList<EntryElsewhere> entries, DateTimeOffset now) =>
    [
        .. entries.Select((owed, i) => (RedisValue)StoreJson.WriteBytes<OutboxMessage>(new EntryOwed(
            string.Create(CultureInfo.InvariantCulture, $"{after.Id.Value}:{after.Version}:{i}"),
            owed.Home,
            StoredEntry.Of(owed.Entry, now) with { OccurredAt = owed.Entry.OccurredAt }))),
    ];

    /// <summary>What is filed of an entry, where it is an e-mail.</summary>
    /// <param name="home">The home.</param>
    /// <param name="entry">The entry.</param>
    public static IEnumerable<EmailFiled> Emails(CustomerId home, EntryDraft entry)
    {
        if (entry is not { IsAnsweredHere: true, Content: EmailContent email, Session: { } session })
        {
            return [];
        }

        // What an e-mail that came in says it answers is not filed: of a circular, whoever answered first would get all the others' answers.
        var isSent = email.Direction == Direction.Outbound;
        MessageId?[] ids = isSent ? [MessageId.Of(email.MessageId), MessageId.Of(email.InReplyTo)] : [MessageId.Of(email.MessageId)];
        return ids.OfType<MessageId>().Distinct().Select(id => new EmailFiled(id.Value, new(home, session), isSent));
    }
}
