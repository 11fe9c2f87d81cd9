using Continuity.Api.Webhooks;
using Continuity.Delivery;

namespace Continuity.Api.Delivery;

/// <summary>The gateway of one channel, from <c>Continuity:Gateways:&lt;CHANNEL&gt;</c>: where what agents answer leaves by, and how it is treated when it is slow, ill or away.</summary>
internal sealed record GatewayOptions
{
    /// <summary>Where it takes what is to leave: an absolute http or https address. Required.</summary>
    public string Url { get; init; } = "";

    /// <summary>What requests are signed with: <c>whsec_</c> and 24 to 64 bytes in base64 (Standard Webhooks). Required.</summary>
    public string Secret { get; init; } = "";

    /// <summary>How many requests it gets at a time, 1 to 1,000; default 64.</summary>
    public int Concurrency { get; init; } = 64;

    /// <summary>How long one request may take, 100 ms to 1 min; default 10 s.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For how long it is asked in one turn, with the pauses between: what was asked by then is waited for; no less than one request, and 5 min at most; default 30 s.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often it is asked again in one turn, 0 to 10; default 3.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>How long the first pause in a turn is, about: 10 ms to 10 s, the next ones twice as long each, none longer than 5 s unless the gateway says so; default 500 ms.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Of what part of the requests that failed the gateway is left alone for a while, 0.05 to 1; default 0.5.</summary>
    public double BreakAtFailures { get; init; } = 0.5;

    /// <summary>Of how many requests at least, 2 to 10,000; default 10.</summary>
    public int BreakAtLeast { get; init; } = 10;

    /// <summary>In how much time, 500 ms to 10 min; default 30 s.</summary>
    public TimeSpan BreakWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For how long, 500 ms to 5 min; default 5 s.</summary>
    public TimeSpan BreakFor { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest time between two turns, 1 s to 10 min; default 1 min. A longer one that the gateway names is kept to, up to 1 h.</summary>
    public TimeSpan LongestPause { get; init; } = DeliveryRule.Default.LongestPause;

    /// <summary>How long what it can't take waits before it is offered by another channel that the customer agreed to, 1 s to 7 d; default 5 min.</summary>
    public TimeSpan FallbackAfter { get; init; } = DeliveryRule.Default.FallbackAfter;

    /// <summary>How long after it was ordered what could not leave is given up, 1 s to 30 d; default 24 h.</summary>
    public TimeSpan GiveUpAfter { get; init; } = DeliveryRule.Default.GiveUpAfter;

    /// <summary>The same for decisions.</summary>
    public DeliveryRule Rule => new(FallbackAfter, GiveUpAfter, LongestPause);

    /// <summary>The key that <see cref="Secret"/> holds.</summary>
    public byte[] Key => StandardWebhooksSignature.ReadSecret(Secret)!;

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            yield return $"{nameof(Url)} must be an absolute http or https address.";
        }

        if (StandardWebhooksSignature.ReadSecret(Secret) is null)
        {
            yield return $"{nameof(Secret)} must be 'whsec_' and 24 to 64 bytes in base64.";
        }

        foreach (var (name, value, least, most) in new[]
        {
            (nameof(AttemptTimeout), AttemptTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)),
            (nameof(TotalTimeout), TotalTimeout, AttemptTimeout, TimeSpan.FromMinutes(5)),
            (nameof(RetryDelay), RetryDelay, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(10)),
            (nameof(BreakWithin), BreakWithin, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(10)),
            (nameof(BreakFor), BreakFor, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(5)),
            (nameof(LongestPause), LongestPause, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
            (nameof(FallbackAfter), FallbackAfter, TimeSpan.FromSeconds(1), TimeSpan.FromDays(7)),
            (nameof(GiveUpAfter), GiveUpAfter, TimeSpan.FromSeconds(1), TimeSpan.FromDays(30)),
        })
        {
            if (value < least || value > most)
            {
                yield return $"{name} is {value}; it must be from {least} to {most}.";
            }
        }

        foreach (var (name, value, least, most) in new (string, double, double, double)[]
        {
            (nameof(Concurrency), Concurrency, 1, 1_000),
            (nameof(Retries), Retries, 0, 10),
            (nameof(BreakAtFailures), BreakAtFailures, 0.05, 1),
            (nameof(BreakAtLeast), BreakAtLeast, 2, 10_000),
        })
        {
            if (!(value >= least && value <= most))
            {
                yield return FormattableString.Invariant($"{name} is {value}; it must be from {least} to {most}.");
            }
        }
    }
}
