namespace Continuity.GraphQL.Execution.Subscriptions;

/// <summary>The bounds of what stays connected: event streams and WebSockets. Every one is checked when it is set.</summary>
public sealed record SubscriptionOptions
{
    /// <summary>The most event streams and sockets at once, counted together: 1 to 1,000,000; 5,000 unless set. Past it a stream is answered 503, a socket closed with 1013.</summary>
    public int MaxConnections
    {
        get;
        init => field = Bound.Checked(value, 1, 1_000_000, nameof(MaxConnections));
    } = 5_000;

    /// <summary>The most operations at once on one socket: 1 to 10,000; 100 unless set. One more is answered with an error; the others go on. Their messages together may be no longer than one.</summary>
    public int MaxOperationsPerSocket
    {
        get;
        init => field = Bound.Checked(value, 1, 10_000, nameof(MaxOperationsPerSocket));
    } = 100;

    /// <summary>How many events an <see cref="EventBuffer{T}"/> holds for a subscriber: 1 to 65,536; 64 unless set.</summary>
    public int BufferSize
    {
        get;
        init => field = Bound.Checked(value, 1, 65_536, nameof(BufferSize));
    } = 64;

    /// <summary>
    /// How long a client may take nothing of what is written to it, 10 ms to 10 minutes; 30 s unless set. Then its subscriptions are ended;
    /// if it takes nothing for as long again, so is the connection. Counted anew for every 16 KiB.
    /// </summary>
    public TimeSpan WriteTimeout
    {
        get;
        init => field = Checked(value, TimeSpan.FromMinutes(10), nameof(WriteTimeout));
    } = TimeSpan.FromSeconds(30);

    /// <summary>How long a socket has until its <c>connection_init</c> is acknowledged, 10 ms to 10 minutes; 10 s unless set.</summary>
    public TimeSpan InitTimeout
    {
        get;
        init => field = Checked(value, TimeSpan.FromMinutes(10), nameof(InitTimeout));
    } = TimeSpan.FromSeconds(10);

    /// <summary>How often a ping goes out on a socket, and a comment on an event stream: 10 ms to 10 minutes; 12 s unless set.</summary>
    public TimeSpan KeepAlive
    {
        get;
        init => field = Checked(value, TimeSpan.FromMinutes(10), nameof(KeepAlive));
    } = TimeSpan.FromSeconds(12);

    /// <summary>
    /// The origins, such as <c>https://app.example</c>, whose pages may open sockets. Empty, unless set: where an <c>ISocketAuthenticator</c> asks for
    /// a token, any, as a foreign page has none; where the user comes from the upgrade request, whose cookies a browser sends for any page, only the server's own.
    /// </summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    private static TimeSpan Checked(TimeSpan value, TimeSpan most, string name) => value >= TimeSpan.FromMilliseconds(10) && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"10 ms to {most.TotalMinutes:0} minutes.");
}
