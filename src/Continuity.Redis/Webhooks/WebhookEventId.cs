using System.Globalization;
using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Redis.Webhooks;

/// <summary>The id of an event, the same however often it is sent: the endpoint, the home, the sequence.</summary>
/// <param name="Endpoint">The endpoint's name.</param>
/// <param name="Entry">The entry.</param>
public readonly record struct WebhookEventId(string Endpoint, EntryId Entry)
{
    private const string Prefix = "evt";
    private const char Separator = '_';

    /// <summary>Reads an id.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The id; null where it is none.</returns>
    public static WebhookEventId? Read(string text) =>
        text.Split(Separator) is [Prefix, { Length: > 0 } endpoint, var home, var number]
        && CustomerId.TryParse(home, out var customer)
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence > 0
            ? new(endpoint, new(customer, sequence))
            : null;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Separator}{Endpoint}{Separator}{Entry.Home.Value}{Separator}{Entry.Sequence}");
}
