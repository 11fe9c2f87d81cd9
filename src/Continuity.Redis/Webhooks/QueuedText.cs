using System.Globalization;
using System.Text;
using Continuity.Customers;
using Continuity.Redis.Json;
using Continuity.Threads;
using StackExchange.Redis;

namespace Continuity.Redis.Webhooks;

/// <summary>How an event is written in a queue: the home, a blank, the sequence in ten digits, a blank, the rest. So a home's events lie together, in order.</summary>
internal static class QueuedText
{
    private const char Blank = ' ';

    /// <summary>The sequence as it is written.</summary>
    public static string Number(EntryId entry) => entry.Sequence.ToString("D10", CultureInfo.InvariantCulture);

    /// <summary>What stands before all events of a home.</summary>
    public static RedisValue Before(CustomerId home) => home.Value + Blank;

    /// <summary>Reads a member of a queue.</summary>
    public static WebhookEvent Read(RedisValue member)
    {
        var text = ((byte[])member!).AsSpan();
        var home = text.IndexOf((byte)Blank);
        var number = text[(home + 1)..];
        var end = number.IndexOf((byte)Blank);
        var entry = new EntryId(new CustomerId(Encoding.ASCII.GetString(text[..home])), int.Parse(number[..end], CultureInfo.InvariantCulture));
        return StoreJson.Read<StoredWebhookEvent>(number[(end + 1)..]).At(entry);
    }
}
