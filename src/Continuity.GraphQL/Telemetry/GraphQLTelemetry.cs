using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Continuity.GraphQL.Telemetry;

/// <summary>
/// What the server tells of itself: activities and metrics, both under <see cref="Name"/>, by OpenTelemetry's semantic conventions for GraphQL
/// where they say anything. Neither has a document, a name that a client chose, a value of an argument or variable, or an exception's message in it. While nobody listens, it costs a few comparisons a request.
/// </summary>
public static class GraphQLTelemetry
{
    /// <summary>The name of the activity source and of the meter: <c>AddSource(GraphQLTelemetry.Name)</c>, <c>AddMeter(GraphQLTelemetry.Name)</c>.</summary>
    public const string Name = "Continuity.GraphQL";

    /// <summary>Which kind of operation: <c>query</c>, <c>mutation</c> or <c>subscription</c>.</summary>
    internal const string OperationType = "graphql.operation.type";

    /// <summary>The operation's name, where its document is trusted: of another its client may have chosen anything. On activities only, since there may be many.</summary>
    internal const string OperationName = "graphql.operation.name";

    /// <summary>A field, as <c>Type.field</c>.</summary>
    internal const string Field = "graphql.field.coordinate";

    /// <summary>A data loader's type.</summary>
    internal const string Loader = "graphql.dataloader.name";

    /// <summary>How many keys a batch has.</summary>
    internal const string BatchSize = "graphql.dataloader.batch.size";

    /// <summary>Why a subscription ended: <c>completed</c>, <c>failed</c> or <c>cancelled</c>.</summary>
    internal const string EndReason = "graphql.subscription.end_reason";

    /// <summary>What went wrong: an error's code, or an exception's type; absent where nothing did.</summary>
    internal const string ErrorType = "error.type";

    /// <summary>The conventions' word for an error without a name.</summary>
    internal const string OtherError = "_OTHER";

    private static readonly double[] DurationBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    /// <summary>The activities.</summary>
    internal static ActivitySource Source { get; } = new(Name);

    /// <summary>The metrics.</summary>
    internal static Meter Meter { get; } = new(Name);

    /// <summary>Makes a metric of durations, in seconds.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What lasts that long.</param>
    internal static Histogram<double> NewDuration(string name, string description) =>
        Meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = DurationBounds });

    /// <summary>The <see cref="ErrorType"/> of errors: the first one's code.</summary>
    /// <param name="errors">The errors.</param>
    /// <returns>Null where there are none.</returns>
    internal static string? TypeOf(IReadOnlyList<GraphQLError> errors) =>
        errors.Count == 0 ? null : errors[0].Extensions?.GetValueOrDefault("code") as string ?? OtherError;

    /// <summary>The <see cref="ErrorType"/> of an exception.</summary>
    /// <param name="exception">The exception.</param>
    internal static string TypeOf(Exception exception) => exception switch
    {
        GraphQLException known => TypeOf([known.Error])!,
        _ => exception.GetType().FullName ?? OtherError,
    };

    /// <summary>Marks an activity as failed. Its status has no description: a message may hold what a person wrote.</summary>
    /// <param name="activity">The activity, if there is one.</param>
    /// <param name="errorType">What went wrong; null: nothing did.</param>
    internal static void Conclude(Activity? activity, string? errorType)
    {
        if (errorType is not null)
        {
            activity?.SetTag(ErrorType, errorType).SetStatus(ActivityStatusCode.Error);
        }
    }
}
