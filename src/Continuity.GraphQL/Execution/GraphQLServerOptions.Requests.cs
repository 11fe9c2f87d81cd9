using Continuity.GraphQL.TrustedDocuments;

namespace Continuity.GraphQL.Execution;

/// <content>How many requests are taken, and by which documents.</content>
public sealed partial record GraphQLServerOptions
{
    /// <summary>
    /// How many requests may be executed at a time, past which one is answered with 503 and <c>Retry-After</c>: 1 to 100,000; 256 unless set.
    /// At 50 ms a request 256 are 5,000 requests a second; what is more would wait in memory for a store that is behind anyhow. A request counts from
    /// when all of it has arrived to when its answer is written; subscriptions that stream are not among them.
    /// </summary>
    public int MaxRequestsInFlight
    {
        get;
        init => field = Bound.Checked(value, 1, 100_000, nameof(MaxRequestsInFlight));
    } = 256;

    /// <summary>Whether only trusted documents are executed, on every transport; off unless set. A trusted document may be sent by its id or by its full text.</summary>
    public bool OnlyTrustedDocuments { get; init; }

    /// <summary>Where the trusted documents are; none unless set.</summary>
    public TrustedDocumentOptions TrustedDocuments { get; init; } = new();

    /// <summary>Whether clients may teach the server documents; they may not unless set.</summary>
    public PersistedQueryOptions PersistedQueries { get; init; } = new();
}
