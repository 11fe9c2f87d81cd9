using System.Text.Json;
using Continuity.Privacy;
using Continuity.Redis.Json;
using Continuity.Threads;
using StackExchange.Redis;

namespace Continuity.Redis.Threads;

/// <summary>An entry as it came from its log. It is read no further than it is asked for: of many that may come next in a thread only the time is needed.</summary>
public sealed class LoggedEntry
{
    private readonly byte[] stored;
    private DateTimeOffset? recordedAt;
    private Entry? entry;

    internal LoggedEntry(EntryId id, RedisValue stored) => (Id, this.stored) = (id, stored!);

    /// <summary>Its home and place.</summary>
    public EntryId Id { get; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset RecordedAt => recordedAt ??= ReadTime();

    /// <summary>The entry.</summary>
    public Entry Entry => entry ??= StoreJson.Read<StoredEntry>(stored.AsSpan()).At(Id.Home, Id.Sequence);

    /// <summary>What is left of it where its home is erased; otherwise the entry itself.</summary>
    /// <param name="erasure">That the home is erased, or null.</param>
    public LoggedEntry While(Erasure? erasure)
    {
        if (erasure is not null)
        {
            entry = Erased.Of(Entry, erasure);
        }

        return this;
    }

    private DateTimeOffset ReadTime()
    {
        var reader = new Utf8JsonReader(stored);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isTime = reader.ValueTextEquals(StoredEntry.RecordedAtName);
            reader.Read();
            if (isTime)
            {
                return DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64());
            }

            reader.Skip();
        }

        throw new JsonException("An entry without the time at which it was recorded.");
    }
}
