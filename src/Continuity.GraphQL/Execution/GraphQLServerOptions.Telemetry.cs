using Continuity.GraphQL.Telemetry;

namespace Continuity.GraphQL.Execution;

/// <content>What the server tells of itself.</content>
public sealed partial record GraphQLServerOptions
{
    /// <summary>What the server's telemetry holds.</summary>
    public TelemetryOptions Telemetry { get; init; } = new();
}
