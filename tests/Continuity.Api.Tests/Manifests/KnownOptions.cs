using Continuity.Api.Customers;
using Continuity.Api.Delivery;
using Continuity.Api.Embedded;
using Continuity.Api.Ingest;
using Continuity.Api.Protection;
using Continuity.Api.Queues;
using Continuity.Api.RateLimits;
using Continuity.Api.SignIn;
using Continuity.Api.Webhooks;
using Continuity.Briefs;
using Continuity.Continuation;
using Continuity.FollowUps;
using Continuity.GraphQL.Registration;
using Continuity.Handoffs;
using Continuity.Merging;
using Continuity.Privacy;
using Continuity.Recovery;
using Continuity.Redis;
using Continuity.Redis.Deadlines;
using Continuity.SelfService;
using Continuity.Threads;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Api.Tests.Manifests;

/// <summary>The options that the API has, by the classes that it binds them to.</summary>
internal static class KnownOptions
{
    private const string Root = "Continuity";

    private static readonly (string Section, Action<IConfigurationSection> Bind)[] Sections =
    [
        (Root, To<QueueOptions>),
        ("Continuity:Store", To<RedisOptions>),
        ("Continuity:Redis:AcknowledgedReplicas", To<int>),
        ("Continuity:Deadlines", To<DeadlineOptions>),
        (SignInOptions.Section, To<SignInOptions>),
        (EmbeddedStoreOptions.Section, To<EmbeddedStoreOptions>),
        ("Continuity:Explorer:Path", To<string>),
        ("Continuity:GraphQL", static section => new ServiceCollection().AddGraphQLServer().BindOptions(section)),
        (HttpLimits.Section, To<HttpLimits>),
        (BrowserOrigins.Section, To<BrowserOrigins>),
        (TrustedProxies.Section, To<string[]>),
        (RateLimitOptions.Section, To<RateLimitOptions>),
        (IngestSources.Section, To<Dictionary<string, IngestSourceOptions>>),
        (IngestLimits.Section, To<IngestLimits>),
        ("Continuity:Gateways", To<Dictionary<string, GatewayOptions>>),
        ("Continuity:Webhooks", To<Dictionary<string, WebhookOptions>>),
        ("Continuity:Identities", To<IdentitySettings>),
        ("Continuity:Threads", To<ThreadOptions>),
        ("Continuity:SelfService", To<SelfServiceOptions>),
        ("Continuity:Handoffs", To<HandoffOptions>),
        ("Continuity:FollowUps", To<FollowUpOptions>),
        ("Continuity:Briefs", To<BriefOptions>),
        ("Continuity:Merging", To<MergeOptions>),
        ("Continuity:Privacy", To<PrivacyOptions>),
        ("Continuity:Continuation", To<ContinuationOptions>),
        ("Continuity:Recovery", To<RecoveryOptions>),
        ("Continuity:ProblemReports", To<ProblemReportOptions>),
        ("Continuity:Trends", To<TrendOptions>),
        ("Authentication:Schemes:Bearer", To<JwtBearerOptions>),
    ];

    /// <summary>What no class of ours is bound to, with whose it is.</summary>
    private static readonly HashSet<string> OfTheFrameworks =
    [
        "ASPNETCORE_ENVIRONMENT", "ASPNETCORE_HTTP_PORTS", "DOTNET_EnableDiagnostics",
        "ConnectionStrings__Redis", "Authentication__Schemes__Bearer__ValidAudience", "Authentication__Schemes__Bearer__ValidIssuer",
        "OTEL_SERVICE_NAME", "OTEL_RESOURCE_ATTRIBUTES", "OTEL_TRACES_SAMPLER", "OTEL_TRACES_SAMPLER_ARG",
        "OTEL_METRIC_EXPORT_INTERVAL", "OTEL_METRIC_EXPORT_TIMEOUT", "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE",
        .. new[] { "OTEL_BSP", "OTEL_BLRP" }.SelectMany(static batches => new[] { $"{batches}_SCHEDULE_DELAY", $"{batches}_EXPORT_TIMEOUT", $"{batches}_MAX_QUEUE_SIZE", $"{batches}_MAX_EXPORT_BATCH_SIZE" }),
        .. new[] { "", "_TRACES", "_METRICS", "_LOGS" }.Select(static signal => $"OTEL_EXPORTER_OTLP{signal}")
            .SelectMany(static exporter => new[] { $"{exporter}_ENDPOINT", $"{exporter}_HEADERS", $"{exporter}_TIMEOUT", $"{exporter}_PROTOCOL" }),
    ];

    /// <summary>What stands right below <c>Continuity</c>, such as <c>Continuity:Store</c>.</summary>
    public static IEnumerable<string> Names => Sections.Where(static one => one.Section.StartsWith(Root + ':', StringComparison.Ordinal)).Select(static one => string.Join(':', one.Section.Split(':').Take(2)))
        .Concat(typeof(QueueOptions).GetProperties().Where(static property => property.CanWrite).Select(static property => $"{Root}:{property.Name}"));

    /// <summary>Binds variables to the options, as the API does, and says what is wrong with them.</summary>
    /// <param name="variables">The variables.</param>
    /// <returns>One sentence each: a variable that is no option, or a value that can't be read.</returns>
    public static IEnumerable<string> Faults(IReadOnlyDictionary<string, string?> variables)
    {
        foreach (var (name, value) in variables.Where(static one => !OfTheFrameworks.Contains(one.Key)))
        {
            var key = name.Replace("__", ":", StringComparison.Ordinal);
            var sections = Sections.Where(one => key == one.Section || key.StartsWith(one.Section + ':', StringComparison.Ordinal)).ToList();
            if (sections.Count == 0)
            {
                yield return $"{name} is no option.";
            }
            else if (Fault(sections.MaxBy(static one => one.Section.Length), key, value) is { } fault)
            {
                yield return fault;
            }
        }
    }

    private static string? Fault((string Section, Action<IConfigurationSection> Bind) to, string key, string? value)
    {
        try
        {
            to.Bind(new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build().GetSection(to.Section));
            return null;
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            return $"{key}: {fault.Message}";
        }
    }

    private static void To<T>(IConfigurationSection section) => section.Get<T>(static binder => binder.ErrorOnUnknownConfiguration = true);
}
