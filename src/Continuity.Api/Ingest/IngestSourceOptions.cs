using Continuity.Api.Ingest.Mail;
using Continuity.Api.Ingest.Signatures;
using Continuity.Api.Ingest.Telephony;

namespace Continuity.Api.Ingest;

/// <summary>A source: <c>Continuity:Ingest:&lt;source&gt;</c>.</summary>
internal sealed record IngestSourceOptions
{
    /// <summary>The most bytes that any source may send at once.</summary>
    public const int MostBytes = 25 * 1024 * 1024;

    private const int MostSecrets = 10;
    private const int MostRequests = 10_000;

    /// <summary>What kind of system it is; must be given.</summary>
    public IngestKind? Kind { get; init; }

    /// <summary>The secrets that it may sign with, the newest first: 1 to 10, all of them good at once, so that they can be changed without a pause.</summary>
    public IReadOnlyList<IngestSecret> Secrets { get; init; } = [];

    /// <summary>How it signs.</summary>
    public SignatureOptions Signature { get; init; } = new();

    /// <summary>The queue in which its new tickets wait; null: that of the channel.</summary>
    public string? Queue { get; init; }

    /// <summary>How many requests a second it may make for long, of each instance of the API: 1 to 10,000; default 50.</summary>
    public int RequestsPerSecond { get; init; } = 50;

    /// <summary>How many it may make at once: 1 to 10,000; default 200.</summary>
    public int Burst { get; init; } = 200;

    /// <summary>The most bytes of a request: 1 KiB to 25 MiB; null: 25 MiB for e-mail, 256 KiB for the others.</summary>
    public int? MaximumBytes { get; init; }

    /// <summary>How a telephone system tells of calls.</summary>
    public TelephonyOptions Telephony { get; init; } = new();

    /// <summary>How a mail system hands on e-mail.</summary>
    public EmailOptions Email { get; init; } = new();

    /// <summary>The most bytes of a request.</summary>
    public int Bytes => MaximumBytes ?? (Kind == IngestKind.Email ? MostBytes : 256 * 1024);

    /// <summary>What is wrong with these options, one sentence each; never holds a secret.</summary>
    /// <param name="queues">The queues that there are.</param>
    public IEnumerable<string> Validate(IReadOnlyList<string> queues)
    {
        if (Kind is null)
        {
            yield return $"Kind must be one of {string.Join(", ", Enum.GetNames<IngestKind>())}.";
        }

        if (Secrets.Count is 0 or > MostSecrets)
        {
            yield return $"Secrets must be 1 to {MostSecrets}.";
        }

        for (var i = 0; i < Secrets.Count; i++)
        {
            if (SecretKey.Check(Signature.Scheme, Secrets[i].Value) is { } fault)
            {
                yield return $"Secrets:{i}:Value {fault}";
            }
        }

        foreach (var fault in Signature.Validate())
        {
            yield return $"Signature: {fault}";
        }

        foreach (var fault in Telephony.Validate())
        {
            yield return $"Telephony: {fault}";
        }

        foreach (var fault in Email.Validate())
        {
            yield return $"Email: {fault}";
        }

        if (Queue is { } queue && !queues.Contains(queue))
        {
            yield return $"Queue: there is no queue '{queue}' in Continuity:Queues.";
        }

        if (RequestsPerSecond is < 1 or > MostRequests)
        {
            yield return $"RequestsPerSecond is {RequestsPerSecond}; it must be from 1 to {MostRequests:N0}.";
        }

        if (Burst is < 1 or > MostRequests)
        {
            yield return $"Burst is {Burst}; it must be from 1 to {MostRequests:N0}.";
        }

        if (Bytes is < 1024 or > MostBytes)
        {
            yield return $"MaximumBytes is {Bytes}; it must be from 1,024 to {MostBytes:N0}.";
        }
    }
}
