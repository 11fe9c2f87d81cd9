using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Manifests;

/// <summary>The manifests say nothing to the API that it does not know.</summary>
[OneStore("It starts a Redis of its own.")]
public sealed class ManifestOptionsTests
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
    [InlineData("Continuity__Store__Deadlin", "00:00:02")]
    [InlineData("Continuity__Store__Deadline", "soon")]
    [InlineData("Continuity__Stores__Deadline", "00:00:02")]
    [InlineData("Authentication__Schemes__Bearer__Autority", "https://issuer.example.org")]
    [InlineData("REDIS_URL", "redis:6379")]
    public void Faults_OfAVariableThatIsMisspeltOrHasNoValueOfItsKind_NameIt(string name, string value) =>
        Assert.Contains(name.Split("__")[^1], Assert.Single(KnownOptions.Faults(new Dictionary<string, string?> { [name] = value })), StringComparison.Ordinal);
}
