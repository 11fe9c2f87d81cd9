using System.Diagnostics;
using Continuity.GraphQL.Execution;

namespace Continuity.GraphQL.Telemetry;

/// <summary>Observes one operation, until it is disposed of.</summary>
internal sealed class OperationWatch : IDisposable
{
    // A name may be as long as its document.
    private const int MostNameCharacters = 128;

    private readonly string? kind;
    private readonly TimeProvider timeProvider;
    private readonly long started;
    private readonly Activity? activity;
    private string? errorType;

    /// <summary>Starts to observe.</summary>
    /// <param name="operation">The operation; one that can't be executed has neither type nor name.</param>
    /// <param name="options">What is told of it.</param>
    /// <param name="timeProvider">The clock.</param>
    public OperationWatch(PreparedOperation operation, TelemetryOptions options, TimeProvider timeProvider)
    {
        this.timeProvider = timeProvider;
        started = timeProvider.GetTimestamp();
        kind = operation.Kind?.ToString().ToLowerInvariant();
        // Whoever sends a document may have written anything for a name.
        var known = operation.IsTrusted ? operation.Name : null;
        var name = known is { Length: > MostNameCharacters } tooLong ? tooLong[..MostNameCharacters] : known;
        activity = GraphQLTelemetry.Source.StartActivity(
            kind is null ? "GraphQL Operation" : options.NameActivitiesByOperation && name is not null ? $"{kind} {name}" : kind, ActivityKind.Server);
        activity?.SetTag(GraphQLTelemetry.OperationType, kind).SetTag(GraphQLTelemetry.OperationName, name);
    }

    /// <summary>It has an answer, which may have errors.</summary>
    /// <param name="result">The answer; null where a stream of them was opened.</param>
    public void Answered(ExecutionResult? result) => errorType = result is null ? null : GraphQLTelemetry.TypeOf(result.Errors);

    /// <summary>It was given up.</summary>
    /// <param name="exception">What ended it.</param>
    public void Failed(Exception exception) => errorType = GraphQLTelemetry.TypeOf(exception);

    /// <inheritdoc/>
    public void Dispose()
    {
        GraphQLTelemetry.Conclude(activity, errorType);
        activity?.Dispose();
        var tags = default(TagList);
        if (kind is not null)
        {
            tags.Add(GraphQLTelemetry.OperationType, kind);
        }

        if (errorType is not null)
        {
            tags.Add(GraphQLTelemetry.ErrorType, errorType);
        }

        OperationTelemetry.Duration.Record(timeProvider.GetElapsedTime(started).TotalSeconds, tags);
    }
}
