using Continuity.Callers;

namespace Continuity.Api.RateLimits;

/// <summary>
/// What each caller may ask of one instance: <c>Continuity:RateLimits</c>. By instance, since it keeps the instance from being taken by one caller, and must hold without asking anything that may be slow or away; n
/// instances let a caller have n times as much, as they have n times as much to give.
/// </summary>
internal sealed record RateLimitOptions
{
    /// <summary>Where they stand in the configuration.</summary>
    public const string Section = "Continuity:RateLimits";

    /// <summary>Whether they hold; null, the default: outside Development.</summary>
    public bool? Enabled { get; init; }

    /// <summary>How much field cost, as the GraphQL limits measure it, is a point beside the request's own, 1 to 1,000,000; default 250.</summary>
    public int CostOfAPoint { get; init; } = 250;

    /// <summary>A customer; default 20 a second, 100 saved up, 10 connections, 50 subscriptions, 10 requests under way.</summary>
    public CallerRates Customer { get; init; } = new() { RequestsPerSecond = 20, Burst = 100, Connections = 10, Subscriptions = 50, Requests = 10 };

    /// <summary>An agent or a supervisor; default 50 a second, 500 saved up, 50 connections, 500 subscriptions, 30 requests under way.</summary>
    public CallerRates Agent { get; init; } = new() { RequestsPerSecond = 50, Burst = 500, Connections = 50, Subscriptions = 500, Requests = 30 };

    /// <summary>A bot; default 200 a second, 2,000 saved up, 200 connections, 5,000 subscriptions, 60 requests under way.</summary>
    public CallerRates Bot { get; init; } = new() { RequestsPerSecond = 200, Burst = 2_000, Connections = 200, Subscriptions = 5_000, Requests = 60 };

    /// <summary>A channel's own system; default 1,000 a second, 5,000 saved up, 500 connections, 10,000 subscriptions, 120 requests under way.</summary>
    public CallerRates Ingest { get; init; } = new() { RequestsPerSecond = 1_000, Burst = 5_000, Connections = 500, Subscriptions = 10_000, Requests = 120 };

    /// <summary>All from one address that have not signed in, or not yet, as sockets before their <c>connection_init</c>; default 50 a second, 500 saved up, 100 connections, 10 requests under way.</summary>
    public CallerRates Address { get; init; } = new() { RequestsPerSecond = 50, Burst = 500, Connections = 100, Subscriptions = 1, Requests = 10 };

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        if (CostOfAPoint is < 1 or > 1_000_000)
        {
            yield return $"{Section}: CostOfAPoint is {CostOfAPoint}; it must be from 1 to 1,000,000.";
        }

        (string Name, CallerRates Rates)[] all = [(nameof(Customer), Customer), (nameof(Agent), Agent), (nameof(Bot), Bot), (nameof(Ingest), Ingest), (nameof(Address), Address)];
        foreach (var fault in all.SelectMany(static one => one.Rates.Validate($"{Section}:{one.Name}")))
        {
            yield return fault;
        }
    }

    /// <summary>What holds for a caller.</summary>
    /// <param name="role">What it is; null where nobody has signed in.</param>
    public CallerRates Of(Role? role) => role switch
    {
        Role.Customer => Customer,
        Role.Agent or Role.Supervisor => Agent,
        Role.Bot => Bot,
        Role.Ingest => Ingest,
        _ => Address,
    };
}
