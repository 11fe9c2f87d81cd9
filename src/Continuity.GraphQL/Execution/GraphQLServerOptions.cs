using Continuity.GraphQL.Execution.Subscriptions;
using Continuity.GraphQL.Language;
using Continuity.GraphQL.Limits;

namespace Continuity.GraphQL.Execution;

/// <summary>The bounds of a GraphQL server. Every one is checked when it is set.</summary>
public sealed partial record GraphQLServerOptions
{
    /// <summary>The longest body of a request, in bytes: 1 KiB to 64 MiB; 1 MiB unless set.</summary>
    public int MaxBodyBytes
    {
        get;
        init => field = Bound.Checked(value, 1024, 64 * 1024 * 1024, nameof(MaxBodyBytes));
    } = 1024 * 1024;

    /// <summary>
    /// The longest data of an answer, or of an event of a subscription, in bytes: 1 KiB to 1 GiB; 8 MiB unless set. What would be longer is given up when it is, with an error and no data; a mutation's
    /// fields that were executed by then stand.
    /// </summary>
    public int MaxResponseBytes
    {
        get;
        init => field = Bound.Checked(value, 1024, 1024 * 1024 * 1024, nameof(MaxResponseBytes));
    } = 8 * 1024 * 1024;

    /// <summary>The most tokens of a document: 1 to 1,000,000; 4,000 unless set.</summary>
    public int MaxTokens
    {
        get;
        init => field = Bound.Checked(value, 1, 1_000_000, nameof(MaxTokens));
    } = 4_000;

    /// <summary>How deep a document may be nested, selections, lists and input objects counted together: 1 to 500; 100 unless set.</summary>
    public int MaxNesting
    {
        get;
        init => field = Bound.Checked(value, 1, 500, nameof(MaxNesting));
    } = 100;

    /// <summary>How long an operation may take, 1 ms to 1 hour; 30 s unless set. A subscription: how long each event may take.</summary>
    public TimeSpan ExecutionTimeout
    {
        get;
        init => field = value >= TimeSpan.FromMilliseconds(1) && value <= TimeSpan.FromHours(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ExecutionTimeout), value, "1 ms to 1 hour.");
    } = TimeSpan.FromSeconds(30);

    /// <summary>How many documents are kept parsed, validated and planned: 1 to 100,000; 1,000 unless set.</summary>
    public int DocumentCacheSize
    {
        get;
        init => field = Bound.Checked(value, 1, 100_000, nameof(DocumentCacheSize));
    } = 1_000;

    /// <summary>The longest document that is kept, in bytes: 0 to 1 MiB; 64 KiB unless set. So the cache is bounded in bytes too.</summary>
    public int MaxCachedDocumentBytes
    {
        get;
        init => field = Bound.Checked(value, 0, 1024 * 1024, nameof(MaxCachedDocumentBytes));
    } = 64 * 1024;

    /// <summary>What an operation may ask for: its depth, its fields, its cost and the like.</summary>
    public LimitOptions Limits { get; init; } = new();

    /// <summary>Whether messages propose names of the schema that resemble a mistyped one; on unless set. Where introspection is off, they never do.</summary>
    public bool SuggestNames { get; init; } = true;

    /// <summary>Whether an unexpected exception's type and message are shown to the caller. For development only; off unless set.</summary>
    public bool ShowExceptionDetails { get; init; }

    /// <summary>
    /// Gives an unexpected exception a meaning for the caller, by the error to answer with; null from it, and where it is not set, keeps the cause
    /// from the caller and logs it. Set by <c>AddErrorFilter</c>.
    /// </summary>
    public Func<Exception, GraphQLError?>? ErrorFilter { get; init; }

    /// <summary>
    /// Called before each query, mutation, subscription's start and event is executed, in the execution context that its resolvers run in; what it gives is disposed of at the end. It is given the services of what is executed. Null for nothing.
    /// </summary>
    public Func<IServiceProvider, IDisposable>? Around { get; init; }

    /// <summary>The bounds of what stays connected: event streams and WebSockets.</summary>
    public SubscriptionOptions Subscriptions { get; init; } = new();

    internal ParserOptions Parser => new() { MaxTokens = MaxTokens, MaxDepth = MaxNesting };
}
