using System.Net;
using System.Security.Claims;
using Continuity.Api.RateLimits;
using Continuity.Api.Tests.Hosting;
using Continuity.Callers;
using Microsoft.AspNetCore.Http;

namespace Continuity.Api.Tests.RateLimits;

[OneStore("It has none.")]
public sealed class InstanceLimitsTests
{
    [Fact]
    public void Key_OfWhoSignedIn_IsTheirsAndTheIssuersOnWhateverConnection()
    {
        var ana = Key("https://one.example", new Caller(Role.Agent, "ana"), "203.0.113.7");

        Assert.Equal(ana, Key("https://one.example", new Caller(Role.Agent, "ana"), "2001:db8::1"));
        Assert.NotEqual(ana, Key("https://two.example", new Caller(Role.Agent, "ana"), "203.0.113.7"));
        Assert.NotEqual(ana, Key("https://one.example", new Caller(Role.Agent, "ben"), "203.0.113.7"));
        Assert.NotEqual(ana, Key("https://one.example", new Caller(Role.Bot, "ana"), "203.0.113.7"));
    }

    [Fact]
    public void Key_OfAStranger_IsTheirAddressAndOfIPv6TheirNetwork()
    {
        Assert.Equal(Key(null, null, "203.0.113.7"), Key(null, null, "::ffff:203.0.113.7"));
        Assert.NotEqual(Key(null, null, "203.0.113.7"), Key(null, null, "203.0.113.8"));
        Assert.Equal(Key(null, null, "2001:db8:1:2::1"), Key(null, null, "2001:db8:1:2:ffff::9"));
        Assert.NotEqual(Key(null, null, "2001:db8:1:2::1"), Key(null, null, "2001:db8:1:3::1"));
    }

    [Fact]
    public void Validate_Defaults_AreGoodAndGiveAgentsMoreThanCustomersAndSystemsMore()
    {
        var options = new RateLimitOptions();

        Assert.Empty(options.Validate());
        CallerRates[] rising = [options.Of(Role.Customer), options.Of(Role.Agent), options.Of(Role.Bot), options.Of(Role.Ingest)];
        Assert.Equal(rising, rising.OrderBy(static r => r.RequestsPerSecond));
        Assert.Equal(rising, rising.OrderBy(static r => r.Burst));
        Assert.Equal(rising, rising.OrderBy(static r => r.Connections));
        Assert.Equal(rising, rising.OrderBy(static r => r.Subscriptions));
        Assert.Equal(rising, rising.OrderBy(static r => r.Requests));
        Assert.Equal(options.Of(Role.Agent), options.Of(Role.Supervisor));
    }

    [Fact]
    public void Validate_OutOfBounds_NamesOptionAndBound()
    {
        var bot = new CallerRates { RequestsPerSecond = 100_001, Burst = 0, Connections = 1, Subscriptions = 1_000_001, Requests = 0 };
        Assert.Equal(
            [
                "Continuity:RateLimits: CostOfAPoint is 0; it must be from 1 to 1,000,000.",
                "Continuity:RateLimits:Bot: RequestsPerSecond is 100001; it must be from 1 to 100,000.",
                "Continuity:RateLimits:Bot: Burst is 0; it must be from 1 to 1,000,000.",
                "Continuity:RateLimits:Bot: Subscriptions is 1000001; it must be from 1 to 1,000,000.",
                "Continuity:RateLimits:Bot: Requests is 0; it must be from 1 to 1,000,000.",
            ],
            new RateLimitOptions { CostOfAPoint = 0, Bot = bot }.Validate());
    }

    private static CallerKey Key(string? issuer, Caller? caller, string address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        if (caller is not null)
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("iss", issuer!)], "Bearer"));
            context.Features.Set(caller);
        }

        return CallerKey.Of(context);
    }
}
