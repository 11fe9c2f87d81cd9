using System.Text.RegularExpressions;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Schema;

namespace Continuity.Api.Tests.Manifests;

/// <summary>The manifests say nothing to the API that it does not know.</summary>
[OneStore("It starts a Redis of its own.")]
public sealed partial class ManifestOptionsTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("production")]
    [InlineData("redis")]
    public async Task Overlay_EachVariableIsAnOption_AndTheApiStartsWithAllOfThem(string overlay)
    {
        var variables = await RenderedManifests.EnvironmentAsync(overlay);
        Assert.Empty(KnownOptions.Faults(variables));
        Assert.True(variables.ContainsKey("ConnectionStrings__Redis"));

        await using var redis = await RedisServer.StartAsync();
        var more = variables.Where(static one => one.Value is not null && one.Key != "ConnectionStrings__Redis" && one.Key != "Continuity__Embedded__Path").ToDictionary(static one => one.Key, static one => one.Value!);
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString, Environment = variables["ASPNETCORE_ENVIRONMENT"]!, More = more });

        Assert.Equal("ready", await api.Http.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));
        Assert.Equal(0, await api.StopAsync());
    }

    [Theory]
    [InlineData("Continuity__Redis__AcknowledgedReplicas", "1")]
    [InlineData("Continuity__Proxies__0", "10.0.0.0/8")]
    [InlineData("Continuity__RateLimits__Customer__Burst", "50")]
    [InlineData("Continuity__Cors__Origins__0", "https://app.example")]
    [InlineData("Continuity__Http__KeepAlive", "00:01:00")]
    [InlineData("Continuity__GraphQL__MaxTokens", "2000")]
    [InlineData("Continuity__Gateways__CHAT__Concurrency", "8")]
    [InlineData("Continuity__Webhooks__crm__Secrets__0", "whsec_x")]
    [InlineData("Continuity__Ingest__pbx__Secrets__0__Value", "whsec_x")]
    [InlineData("Continuity__Identities__Maximum__PHONE", "3")]
    [InlineData("Continuity__Threads__LateWithin", "7.00:00:00")]
    [InlineData("Continuity__SelfService__Queues__pay", "billing")]
    [InlineData("Continuity__Trends__TimeZone", "UTC")]
    [InlineData("Continuity__ProblemReports__MaximumStatements", "5")]
    [InlineData("Continuity__Queues__0", "general")]
    [InlineData("Continuity__ChannelQueues__CHAT", "general")]
    [InlineData("Continuity__QueueTeams__billing__0", "money")]
    [InlineData("Continuity__SupervisorQueues__0", "general")]
    [InlineData("OTEL_METRIC_EXPORT_INTERVAL", "15000")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://metrics:4317")]
    public void Faults_OfAnOptionThatTheApiHas_AreNone(string name, string value) => Assert.Empty(KnownOptions.Faults(new Dictionary<string, string?> { [name] = value }));

    [Theory]
    [InlineData("Continuity__Store__Deadlin", "00:00:02")]
    [InlineData("Continuity__Redis__AcknowledgedReplica", "1")]
    [InlineData("Continuity__Redis__AcknowledgedReplicas", "one")]
    [InlineData("Continuity__RateLimits__Customers__Burst", "50")]
    [InlineData("Continuity__Gateways__CHAT__Concurency", "8")]
    [InlineData("Continuity__Ingest__pbx__Secretz__0__Value", "whsec_x")]
    [InlineData("Continuity__GraphQL__MaxTokenz", "2000")]
    [InlineData("Continuity__Queue__0", "general")]
    [InlineData("OTEL_METRICS_EXPORT_INTERVAL", "15000")]
    [InlineData("Continuity__Store__Deadline", "soon")]
    [InlineData("Continuity__Stores__Deadline", "00:00:02")]
    [InlineData("Authentication__Schemes__Bearer__Autority", "https://issuer.example.org")]
    [InlineData("REDIS_URL", "redis:6379")]
    public void Faults_OfAVariableThatIsMisspeltOrHasNoValueOfItsKind_NameIt(string name, string value) =>
        Assert.Contains(name.Split("__")[^1], Assert.Single(KnownOptions.Faults(new Dictionary<string, string?> { [name] = value })), StringComparison.Ordinal);

    [Fact]
    public void Names_AreAllThatTheCodeSaysOfItsSections()
    {
        var named = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).SelectMany(static file => SectionName().Matches(File.ReadAllText(file))).Select(static match => match.Value);

        Assert.Equal(KnownOptions.Names.Distinct().Order(StringComparer.Ordinal), named.Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\bContinuity:[A-Za-z]+")]
    private static partial Regex SectionName();
}
