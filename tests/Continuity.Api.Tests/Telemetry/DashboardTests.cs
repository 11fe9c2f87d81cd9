using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Continuity.Api.Telemetry;
using Continuity.Api.Tests.Schema;
using Continuity.GraphQL.Telemetry;
using Continuity.Redis;
using Continuity.Redis.Delivery;
using Continuity.Redis.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Api.Tests.Telemetry;

/// <summary>The README's queries ask for metrics that there are, under the names that Prometheus gives them.</summary>
public sealed partial class DashboardTests
{
    private static readonly string[] Words =
        ["sum", "max", "by", "rate", "histogram_quantile", "le", "m", "outcome", "channel", "asked", "endpoint", "graphql_operation_type", "continuity_ingest_source", "continuity_ingest_outcome", "conflict", "done"];

    [Fact]
    public async Task EachMetricOfTheReadmesQueries_IsExportedUnderThatName()
    {
        var exported = await ExportedAsync();

        var asked = Queries().SelectMany(static query => Name().Matches(query).Select(static one => one.Value)).Where(static name => !Words.Contains(name)).Distinct().ToList();
        Assert.True(asked.Count >= 20, string.Join(", ", asked));
        Assert.Empty(asked.Except(exported));
    }

    [Fact]
    public void EachOfTheIssuesPanels_HasItsQuery()
    {
        var queries = string.Join('\n', Queries());
        Assert.All(
            ["handoffs_unsettled", "followups_overdue", "deliveries_lag", "deliveries_oldest", "deadlines_lag", "deadlines_overdue", "commits_total", "outbox_oldest", "store_unavailable", "subscription_active"],
            name => Assert.Contains(name, queries, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Queries()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var section = readme[readme.IndexOf("## Watching it", StringComparison.Ordinal)..readme.IndexOf("## Options", StringComparison.Ordinal)];
        return section.Split('\n').Where(static line => line.StartsWith("| ", StringComparison.Ordinal)).SelectMany(static line => Query().Matches(line).Select(static one => one.Groups[1].Value))
            .Where(static query => query.Contains('(', StringComparison.Ordinal));
    }

    /// <summary>The names of all metrics of the meters that are sent, as Prometheus has them.</summary>
    private static async Task<IReadOnlySet<string>> ExportedAsync()
    {
        var names = new HashSet<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (TelemetryRegistration.Meters.Contains(instrument.Meter.Name))
                {
                    names.UnionWith(InPrometheus(instrument));
                }
            },
        };
        listener.Start();
        foreach (var type in new[] { typeof(TelemetryRegistration).Assembly, typeof(StoreTelemetry).Assembly, typeof(GraphQLTelemetry).Assembly }.SelectMany(static assembly => assembly.GetTypes()))
        {
            if (type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public).Any(static field => field.FieldType.IsAssignableTo(typeof(Instrument)) || field.FieldType == typeof(Meter)))
            {
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            }
        }

        DeliveryTelemetry.Watch(static () => [], static () => []);
        await using var services = new ServiceCollection().AddLogging().AddContinuityStore(new RedisOptions { ConnectionString = "127.0.0.1:1" }).BuildServiceProvider();
        services.GetRequiredService<StoreWatch>();
        return names;
    }

    /// <summary>https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/: a unit in braces is left out, seconds and the kind are said.</summary>
    private static IEnumerable<string> InPrometheus(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "");
        var kind = instrument.GetType().Name;
        return kind.StartsWith("Counter", StringComparison.Ordinal) ? [name + "_total"]
            : kind.StartsWith("Histogram", StringComparison.Ordinal) ? [name + "_bucket", name + "_sum", name + "_count"]
            : [name];
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Query();

    [GeneratedRegex("[a-z_]{1,}")]
    private static partial Regex Name();
}
