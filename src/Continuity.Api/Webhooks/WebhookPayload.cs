using System.Buffers;
using System.Text.Json;
using Continuity.Api.Nodes;
using Continuity.Api.SignIn;
using Continuity.Api.Threads;
using Continuity.Merging;
using Continuity.Redis.Webhooks;

namespace Continuity.Api.Webhooks;

/// <summary>What is posted: which entry was recorded, where and when, and nothing of what it says. Whoever may know that asks for it by the id, or reads on from before the cursor.</summary>
internal static class WebhookPayload
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/json";

    /// <summary>Writes the body, the same however often it is sent.</summary>
    /// <param name="one">The event.</param>
    public static byte[] Write(WebhookEvent one)
    {
        var home = one.Entry.Home;
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("type", one.Type);
            json.WriteString("timestamp", one.RecordedAt.UtcDateTime);
            json.WriteStartObject("data");
            json.WriteString("cursor", CursorOf(one));
            json.WriteString("entryId", NodeId.Of(one.Entry));
            json.WriteString("customerId", NodeId.Of(home));
            json.WriteString("sessionId", one.Session is { } session ? NodeId.Of(new Continuity.Threads.SessionId(home, session)) : null);
            json.WriteString("ticketId", one.Ticket is { } ticket ? NodeId.Of(new Continuity.Tickets.TicketId(home, ticket)) : null);
            json.WriteNumber("sequence", one.Entry.Sequence);
            json.WriteString("channel", ContractName.Write(one.Channel));
            json.WriteString("visibility", ContractName.Write(one.Visibility));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>The place in the thread behind the entry. It names the entry's own home: what lies behind it in homes merged later follows from when they were merged.</summary>
    /// <param name="one">The event.</param>
    public static string CursorOf(WebhookEvent one) =>
        EntryCursor.Of(one.Entry.Home, ThreadPosition.Of([KeyValuePair.Create(one.Entry.Home, one.Entry.Sequence)]));
}
