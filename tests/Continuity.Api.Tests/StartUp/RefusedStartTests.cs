using System.Net;
using System.Net.Sockets;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.StartUp;

[OneStore("It starts on a server of its own, or on none.")]
public sealed class RefusedStartTests
{
    public static TheoryData<string, string, string> BadSettings => new()
    {
        { "Continuity:Queues:0", "billing", "'general'" },
        { "Continuity:ChannelQueues:FAX", "general", "'FAX' is no channel" },
        { "Continuity:ChannelQueues:PHONE", "calls", "no queue 'calls'" },
        { "Continuity:Identities:Strong:0", "FAX", "'FAX' is no kind of identity" },
        { "Continuity:Identities:Maximum:FAX", "1", "'FAX' is no kind of identity" },
        { "Continuity:Identities:Maximum:PHONE", "0", "Maximum:Phone is 0; it must be 1 to 100." },
        { "Continuity:Identities:NeverMatched:0", " ", "NeverMatched" },
        { "Continuity:SignIn:RoleClaim", "sub", "RoleClaim and SubjectClaim" },
        { "Continuity:SignIn:NameClaim", " ", "NameClaim" },
        { "Continuity:SignIn:AssuranceWithoutClaim", "SURE", "AssuranceWithoutClaim" },
        { "Continuity:Embedded:StartWithin", "soon", "StartWithin" },
        { "Continuity:Embedded:StartWithin", "02:00:00", "1 hour" },
        { "Continuity:Embedded:Path", "/dev/null/data", "/dev/null/data" },
        { "Continuity:GraphQL:MaxTokens", "0", "Continuity:GraphQL:MaxTokens is 0; it may be 1 to" },
        { "Continuity:GraphQL:MaxTokenz", "5", "Continuity:GraphQL:MaxTokenz is no option" },
        { "Continuity:GraphQL:OnlyTrustedDocuments", "ja", "Continuity:GraphQL:OnlyTrustedDocuments is ja" },
        { "Continuity:GraphQL:TrustedDocuments:Sources:0", "/nowhere/documents", "there is no folder or manifest /nowhere/documents" },
        { "Continuity:Continuation:ValidFor", "8.00:00:00", "Continuity:Continuation: ValidFor must be 5 minutes to 7 days." },
        { "Continuity:SelfService:Failures", "1", "Continuity:SelfService: Failures is 1; it must be from 2 to 20, or 0 for never." },
        { "Continuity:SelfService:Queues:pay", "calls", "Continuity:SelfService: Queues:pay: there is no queue 'calls' in Continuity:Queues." },
        { "Continuity:Gateways:FAX:Url", "http://127.0.0.1:1", "Continuity:Gateways: 'FAX' is no channel; there are PHONE, CHAT, EMAIL, SELF_SERVICE." },
        { "Continuity:Gateways:CHAT:Secret", "secret", "Continuity:Gateways:CHAT: Url must be an absolute http or https address. Continuity:Gateways:CHAT: Secret must be" },
        { "Continuity:Merging:UndoWithin", "00:30:00", "Continuity:Merging: UndoWithin must be 1 hour to 365 days." },
        { "Continuity:Merging:MaximumHomes", "201", "Continuity:Merging: MaximumHomes must be 2 to 200." },
        { "Continuity:Webhooks:crm:Url", "ftp://crm.example", "Continuity:Webhooks:crm: Url must be an https address" },
        { "Continuity:Webhooks:crm:Secret", "whsec_x", "Secret" },
        { "Continuity:Ingest:pbx:Queue", "calls", "Continuity:Ingest:pbx: Kind must be one of Telephony, Email, Chat, App." },
        { "Continuity:Ingest:pbx:Secrets:0:Value", "not-a-secret-of-ours", "Secrets:0:Value must be 'whsec_' and 24 to 64 bytes in Base64." },
        { "Continuity:Ingest:pbx:Secretz:0:Value", "x", "Secretz" },
        { "Continuity:IngestLimits:UnverifiedBytes", "1000", "Continuity:IngestLimits: UnverifiedBytes is 1000; it must be from 1,048,576" },
        { "Continuity:Ingest:pb x:Kind", "Chat", "a source's name must be 1 to 128 letters" },
        { "Continuity:RateLimits:Customer:Burst", "0", "Continuity:RateLimits:Customer: Burst is 0; it must be from 1 to 1,000,000." },
        { "Continuity:RateLimits:Guest:Burst", "5", "Guest" },
        { "Continuity:Cors:Origins:0", "*", "Continuity:Cors: Origins:0 must be an origin" },
        { "Continuity:Proxies", "10.0.0.0/8", "Continuity:Proxies is no list: its first entry is Continuity:Proxies:0." },
        { "Continuity:Proxies:0", "everybody", "Continuity:Proxies:0 must be an address or a network" },
        { "Continuity:Store:Deadline", "00:05:00", "Deadline" },
        { "Continuity:Redis:AcknowledgedReplicas", "6", "Continuity:Redis:AcknowledgedReplicas must be a whole number from 0 to 5." },
        { "Continuity:Redis:AcknowledgedReplicas", "one", "Continuity:Redis:AcknowledgedReplicas must be a whole number from 0 to 5." },
        { "Continuity:Redis:AcknowledgedReplicas", "1", "Garnet has no WAIT" },
        { "ConnectionStrings:Redis", "127.0.0.1:1", "127.0.0.1:1" },
        { "ConnectionStrings:Redis", "127.0.0.1:1,passwort=secret", "ConnectionStrings:Redis" },
        { "Authentication:Schemes:Bearer:Authority", "http://issuer.example", "HTTPS" },
    };

    [Theory]
    [MemberData(nameof(BadSettings))]
    public async Task Start_WithABadSetting_NamesItInOneLine(string key, string value, string named)
    {
        using var folder = new TemporaryFolder();

        await AssertRefusedAsync(new ApiSettings { DataPath = folder.Path, More = new Dictionary<string, string> { [key] = value } }, named);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://127.0.0.1:5080x")]
    [InlineData("http://127.0.0.1:70000")]
    public async Task Start_OnAnAddressThatIsNone_NamesItInOneLine(string urls)
    {
        using var folder = new TemporaryFolder();

        await AssertRefusedAsync(new ApiSettings { DataPath = folder.Path, Urls = urls }, urls);
    }

    [Fact]
    public async Task Start_OnATakenPort_NamesItInOneLineAndLeavesNoStoreBehind()
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var settings = new ApiSettings { DataPath = folder.Path, Urls = $"http://{other.LocalEndpoint}" };

        await AssertRefusedAsync(settings, settings.Urls);
        await AssertRefusedAsync(settings, settings.Urls);
    }

    [Fact]
    public async Task Start_OnAStoreOfAnotherLayout_IsRefusedInOneLine()
    {
        await using var redis = await RedisServer.StartAsync();
        using var folder = new TemporaryFolder();
        await using (var first = await RunningApi.StartAsync(new ApiSettings { DataPath = folder.Path, Redis = redis.ConnectionString }))
        {
            Assert.Equal(0, await first.StopAsync());
        }

        using (var store = await Resp.ConnectAsync(redis.Port))
        {
            Assert.Equal("OK", await store.SendAsync("SET", "{continuity}:layout", "layout 0, 7 partitions"));
        }

        await AssertRefusedAsync(new ApiSettings { DataPath = folder.Path, Redis = redis.ConnectionString }, "layout 0");
    }

    [Fact]
    public async Task Start_InProductionWithoutAnIssuer_IsRefusedInOneLine()
    {
        using var folder = new TemporaryFolder();

        await AssertRefusedAsync(new ApiSettings { DataPath = folder.Path, Environment = "Production" }, "Authentication__Schemes__Bearer");
    }

    private static async Task AssertRefusedAsync(ApiSettings settings, string named)
    {
        var (exitCode, output, errors) = await ApiProcess.RunToEndAsync(settings);

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        var line = Assert.Single(errors);
        Assert.Contains(named, line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }
}
