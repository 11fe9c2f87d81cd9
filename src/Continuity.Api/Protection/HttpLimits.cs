using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Continuity.Api.Protection;

/// <summary>What clients may ask of the HTTP server itself, before anything is known of them: <c>Continuity:Http</c>.</summary>
internal sealed record HttpLimits
{
    /// <summary>Where they stand in the configuration.</summary>
    public const string Section = "Continuity:Http";

    /// <summary>The longest body, in bytes, where an endpoint says nothing of its own, as GraphQL and ingest do.</summary>
    public const long OtherBodies = 64 * 1024;

    /// <summary>How many connections may be open, and how many sockets beside them: 10 to 1,000,000; default 20,000. One more is closed at once.</summary>
    public int MaximumConnections { get; init; } = 20_000;

    /// <summary>How many requests may be under way on one HTTP/2 connection: 1 to 10,000; default 100.</summary>
    public int MaximumStreams { get; init; } = 100;

    /// <summary>How long all headers of a request may be together, in bytes: 4,096 to 262,144; default 32,768. More is answered with 431.</summary>
    public int MaximumHeaderBytes { get; init; } = 32 * 1024;

    /// <summary>How long a client may take to send the headers of a request, 1 s to 2 min; default 10 s. Then it is answered with 408.</summary>
    public TimeSpan HeadersWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection without a request is kept, 1 s to 1 h; default 2 min.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many bytes of a body must come in a second, and of an answer be taken, 1 to 1,000,000; default 240. A slower client is cut off. Streams and sockets have bounds of their own.</summary>
    public int LeastBytesPerSecond { get; init; } = 240;

    /// <summary>For how long a client may be slower than that, 2 s to 2 min; default 5 s.</summary>
    public TimeSpan SlowFor { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        (string Name, int Value, int Least, int Most)[] numbers =
        [
            (nameof(MaximumConnections), MaximumConnections, 10, 1_000_000),
            (nameof(MaximumStreams), MaximumStreams, 1, 10_000),
            (nameof(MaximumHeaderBytes), MaximumHeaderBytes, 4 * 1024, 256 * 1024),
            (nameof(LeastBytesPerSecond), LeastBytesPerSecond, 1, 1_000_000),
        ];
        foreach (var (name, value, least, most) in numbers.Where(static n => n.Value < n.Least || n.Value > n.Most))
        {
            yield return $"{Section}: {name} is {value}; it must be from {least:N0} to {most:N0}.";
        }

        (string Name, TimeSpan Value, TimeSpan Least, TimeSpan Most)[] times =
        [
            (nameof(HeadersWithin), HeadersWithin, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2)),
            (nameof(KeepAlive), KeepAlive, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
            (nameof(SlowFor), SlowFor, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(2)),
        ];
        foreach (var (name, value, least, most) in times.Where(static t => t.Value < t.Least || t.Value > t.Most))
        {
            yield return $"{Section}: {name} is {value}; it must be from {least} to {most}.";
        }
    }

    /// <summary>Has the server keep them.</summary>
    /// <param name="kestrel">The server's limits.</param>
    public void ApplyTo(KestrelServerLimits kestrel)
    {
        kestrel.MaxConcurrentConnections = MaximumConnections;
        kestrel.MaxConcurrentUpgradedConnections = MaximumConnections;
        kestrel.Http2.MaxStreamsPerConnection = MaximumStreams;
        kestrel.MaxRequestHeadersTotalSize = MaximumHeaderBytes;
        kestrel.RequestHeadersTimeout = HeadersWithin;
        kestrel.KeepAliveTimeout = KeepAlive;
        kestrel.MaxRequestBodySize = OtherBodies;
        kestrel.MinRequestBodyDataRate = new MinDataRate(LeastBytesPerSecond, SlowFor);
        kestrel.MinResponseDataRate = new MinDataRate(LeastBytesPerSecond, SlowFor);
    }
}
