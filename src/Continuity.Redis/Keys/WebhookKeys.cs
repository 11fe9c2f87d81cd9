using Continuity.Customers;

namespace Continuity.Redis.Keys;

/// <summary>The keys of one endpoint of webhooks.</summary>
/// <param name="Name">The endpoint.</param>
internal readonly record struct WebhookKeys(string Name)
{
    /// <summary>The set of the events that wait, in the order of their texts: the home, the sequence, the event.</summary>
    public string Queue => $"{Tag}:queue";

    /// <summary>The set of the homes of which an event waits, by when the first of them is to be tried (ms).</summary>
    public string Homes => $"{Tag}:homes";

    /// <summary>The hash of how often each event was tried that could not be delivered yet.</summary>
    public string Tries => $"{Tag}:tries";

    /// <summary>The set of the ids of the events that were given up, by when that was (ms).</summary>
    public string Dead => $"{Tag}:dead";

    /// <summary>The hash of the events that were given up, by id.</summary>
    public string DeadEvents => $"{Tag}:dead:events";

    /// <summary>How many of them are kept no more.</summary>
    public string Dropped => $"{Tag}:dropped";

    /// <summary>Since when the endpoint is disabled (ms); not there where it is not.</summary>
    public string Disabled => $"{Tag}:disabled";

    /// <summary>The process that sends.</summary>
    public string Lease => $"{Tag}:lease";

    /// <summary>The channel that says that there is more.</summary>
    public string Hint => $"{Tag}:hint";

    private string Tag => $"{{webhook:{Name}}}";

    /// <summary>The sequence of the last event of a home that was put here or is done with.</summary>
    public string PlaceOf(CustomerId home) => $"{Tag}:place:{home.Value}";
}
