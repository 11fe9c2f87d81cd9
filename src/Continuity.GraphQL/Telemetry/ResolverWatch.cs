using System.Diagnostics;
using System.Diagnostics.Metrics;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Execution.Planning;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Telemetry;

/// <summary>Looks for the slow ones among an operation's resolvers: an activity and a measurement each. The others leave no trace.</summary>
/// <param name="threshold">How long a slow one takes at least.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class ResolverWatch(TimeSpan threshold, TimeProvider timeProvider)
{
    private static readonly Histogram<double> Duration =
        GraphQLTelemetry.NewDuration("graphql.server.slow_resolver.duration", "Duration of the resolvers that took as long as the threshold or longer.");

    /// <summary>A watch for one operation; null where nobody listens.</summary>
    /// <param name="services">The operation's services: the server's options hold the threshold.</param>
    public static ResolverWatch? IfWanted(IServiceProvider services) => GraphQLTelemetry.Source.HasListeners() || Duration.Enabled ? For(services) : null;

    /// <summary>Resolves a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="context">What its resolver knows of it.</param>
    public ValueTask<object?> Resolve(FieldPlan field, in ResolverContext context)
    {
        var started = timeProvider.GetTimestamp();
        try
        {
            var value = field.Resolver(context);
            if (!value.IsCompleted)
            {
                return AwaitAsync(value, field, started);
            }

            End(field, started, value.IsCompletedSuccessfully ? null : GraphQLTelemetry.OtherError);
            return value;
        }
        catch (Exception exception)
        {
            End(field, started, GraphQLTelemetry.TypeOf(exception));
            throw;
        }
    }

    private static ResolverWatch For(IServiceProvider services) => new(
        (services.GetService<GraphQLServerOptions>()?.Telemetry ?? new()).SlowResolver,
        services.GetService<TimeProvider>() ?? TimeProvider.System);

    private async ValueTask<object?> AwaitAsync(ValueTask<object?> pending, FieldPlan field, long started)
    {
        try
        {
            var value = await pending;
            End(field, started, null);
            return value;
        }
        catch (Exception exception)
        {
            End(field, started, GraphQLTelemetry.TypeOf(exception));
            throw;
        }
    }

    private void End(FieldPlan field, long started, string? errorType)
    {
        var elapsed = timeProvider.GetElapsedTime(started);
        if (elapsed < threshold)
        {
            return;
        }

        var name = new KeyValuePair<string, object?>(GraphQLTelemetry.Field, field.Coordinate);
        Duration.Record(elapsed.TotalSeconds, name);
        using var activity = GraphQLTelemetry.Source.StartActivity(
            ActivityKind.Internal, startTime: timeProvider.GetUtcNow() - elapsed, tags: [name], name: $"resolve {field.Coordinate}");
        GraphQLTelemetry.Conclude(activity, errorType);
        activity?.SetEndTime(timeProvider.GetUtcNow().UtcDateTime);
    }
}
