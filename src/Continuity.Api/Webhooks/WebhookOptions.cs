using System.Net;
using Continuity.Webhooks;

namespace Continuity.Api.Webhooks;

/// <summary>One endpoint that is told of what is recorded, from <c>Continuity:Webhooks:&lt;name&gt;</c>. Checked when the program starts.</summary>
internal sealed record WebhookOptions
{
    private const int LongestName = 64;
    private const int MostSecrets = 5;

    /// <summary>Where to post to: an https address, and in Development also an http one. Required.</summary>
    public string Url { get; init; } = "";

    /// <summary>The secrets, the newest first, 1 to 5: <c>whsec_</c> and 24 to 64 bytes in base64. All of them sign, so that the receiver may change from one to the next.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The types of events, such as <c>ticket.opened</c> or <c>handoff.*</c>; none for all.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Whether it is told of INTERNAL entries too. Default false.</summary>
    public bool Internal { get; init; }

    /// <summary>How many events are sent at the same time, of as many customers, 1 to 64; default 4.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>How long the receiver has to answer, 15 to 30 seconds; default 20 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an event is tried before it is given up, 1 minute to 7 days; default 24 hours.</summary>
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How many events may wait, 1,000 to 10,000,000; default 1,000,000. Beyond, those that have waited longest are given up.</summary>
    public int MaximumQueued { get; init; } = 1_000_000;

    /// <summary>How long an event that was given up is kept, 1 hour to 365 days; default 30 days.</summary>
    public TimeSpan KeepDeadLettersFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How many events that were given up are kept, 1 to 1,000,000; default 10,000.</summary>
    public int MaximumDeadLetters { get; init; } = 10_000;

    /// <summary>Whether it may be at a loopback, link-local or private address outside Development too. Default false.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>What is wrong with these options, one sentence each.</summary>
    /// <param name="name">The endpoint's name.</param>
    /// <param name="isDevelopment">Whether the program runs in Development.</param>
    public IEnumerable<string> Validate(string name, bool isDevelopment)
    {
        if (name.Length is 0 or > LongestName || name.Any(static c => !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')))
        {
            yield return $"its name must have 1 to {LongestName} characters of a-z, 0-9 and -.";
        }

        // An address may hold a password: it is not repeated.
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || !(url.Scheme == Uri.UriSchemeHttps || (isDevelopment && url.Scheme == Uri.UriSchemeHttp)))
        {
            yield return $"Url must be an https address{(isDevelopment ? ", or in Development an http one" : "")}.";
        }
        else if (url.UserInfo.Length > 0 || url.Fragment.Length > 0)
        {
            yield return "Url may have no user and no fragment.";
        }
        else if (!isDevelopment && !AllowPrivateAddresses && IPAddress.TryParse(url.DnsSafeHost, out var address) && !PublicAddress.IsPublic(address))
        {
            yield return "Url is at a loopback, link-local, private or reserved address; where that is meant, set AllowPrivateAddresses.";
        }

        if (Secrets.Count is 0 or > MostSecrets || Secrets.Any(static secret => StandardWebhooksSignature.ReadSecret(secret) is null))
        {
            yield return $"Secrets must be 1 to {MostSecrets}, each whsec_ and 24 to 64 bytes in base64.";
        }

        foreach (var pattern in Events.Where(static pattern => pattern is null || !EventType.All.Any(new EventPattern(pattern).Names)))
        {
            yield return $"Events: '{pattern}' names no type of event; README.md lists them.";
        }

        if (Concurrency is < 1 or > 64)
        {
            yield return $"Concurrency is {Concurrency}; it must be from 1 to 64.";
        }

        if (Timeout < TimeSpan.FromSeconds(15) || Timeout > TimeSpan.FromSeconds(30))
        {
            yield return $"Timeout is {Timeout}; it must be from 15 to 30 seconds.";
        }

        if (RetryFor < TimeSpan.FromMinutes(1) || RetryFor > TimeSpan.FromDays(7))
        {
            yield return $"RetryFor is {RetryFor}; it must be from 1 minute to 7 days.";
        }

        if (MaximumQueued is < 1_000 or > 10_000_000)
        {
            yield return $"MaximumQueued is {MaximumQueued}; it must be from 1,000 to 10,000,000.";
        }

        if (KeepDeadLettersFor < TimeSpan.FromHours(1) || KeepDeadLettersFor > TimeSpan.FromDays(365))
        {
            yield return $"KeepDeadLettersFor is {KeepDeadLettersFor}; it must be from 1 hour to 365 days.";
        }

        if (MaximumDeadLetters is < 1 or > 1_000_000)
        {
            yield return $"MaximumDeadLetters is {MaximumDeadLetters}; it must be from 1 to 1,000,000.";
        }
    }
}
