using Continuity.Api.Delivery;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Continuity.Api.Tests.Delivery;

public sealed class GatewayOptionsTests
{
    private static readonly GatewayOptions Good = new() { Url = "https://chat.example.com/out", Secret = FaultyGateway.Secret };

    [Fact]
    public void Validate_Defaults_NeedAnAddressAndASecretAlone()
    {
        Assert.Empty(Good.Validate());
        Assert.Equal(["Url", "Secret"], new GatewayOptions().Validate().Select(static fault => fault.Split(' ')[0]));
    }

    [Fact]
    public void Validate_OutOfRange_NamesOptionAndRange()
    {
        foreach (var (bad, named) in new (GatewayOptions Bad, string Named)[]
        {
            (Good with { Url = "ftp://chat" }, "Url"),
            (Good with { Secret = "whsec_AAAA" }, "Secret"),
            (Good with { Secret = "secret" }, "Secret"),
            (Good with { Concurrency = 0 }, "Concurrency is 0; it must be from 1 to 1000."),
            (Good with { AttemptTimeout = TimeSpan.FromMilliseconds(99) }, "AttemptTimeout"),
            (Good with { TotalTimeout = TimeSpan.FromSeconds(9) }, "TotalTimeout is 00:00:09; it must be from 00:00:10 to 00:05:00."),
            (Good with { Retries = 11 }, "Retries"),
            (Good with { RetryDelay = TimeSpan.Zero }, "RetryDelay"),
            (Good with { BreakAtFailures = double.NaN }, "BreakAtFailures"),
            (Good with { BreakAtLeast = 1 }, "BreakAtLeast"),
            (Good with { BreakWithin = TimeSpan.Zero }, "BreakWithin"),
            (Good with { BreakFor = TimeSpan.FromMinutes(6) }, "BreakFor"),
            (Good with { LongestPause = TimeSpan.FromMinutes(11) }, "LongestPause"),
            (Good with { FallbackAfter = TimeSpan.Zero }, "FallbackAfter"),
            (Good with { GiveUpAfter = TimeSpan.FromDays(31) }, "GiveUpAfter"),
        })
        {
            Assert.StartsWith(named, Assert.Single(bad.Validate()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AddDelivery_AGatewayThatMayBeSlow_LetsAStopTakeAsMuchLonger()
    {
        Assert.Equal(TimeSpan.FromSeconds(30), TimeToStop([]));
        Assert.Equal(TimeSpan.FromSeconds(90), TimeToStop(new() { ["Url"] = Good.Url, ["Secret"] = Good.Secret, ["AttemptTimeout"] = "00:01:00", ["TotalTimeout"] = "00:01:00" }));
    }

    private static TimeSpan TimeToStop(Dictionary<string, string?> options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(options.ToDictionary(static one => $"Continuity:Gateways:CHAT:{one.Key}", static one => one.Value));
        builder.AddDelivery();
        using var services = builder.Services.BuildServiceProvider();
        return services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout;
    }
}
