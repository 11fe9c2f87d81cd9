using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Connection;

/// <summary>A Redis that wants TLS and a password is spoken to only as both should be, and what is wrong is told without the password.</summary>
public sealed class SecureConnectionTests(SecureRedisServer redis, RedisServer open) : IClassFixture<SecureRedisServer>, IClassFixture<RedisServer>
{
    private const string Wrong = "wrong-horse-battery";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenAsync_WithTheAuthorityAndThePassword_Serves()
    {
        var store = await redis.OpenAsync(o => o with { TrustedCertificate = redis.Authority });

        Assert.Equal("layout 1, 1024 partitions", (string?)await store.Get<IRedisCalls>().GetAsync(SystemKeys.Layout, Cancelled));
    }

    [Fact]
    public async Task OpenAsync_WhatIsNotAsItShouldBe_IsRefusedAndSaysWhyWithoutThePassword()
    {
        var secure = $"{redis.Address},ssl=true";
        foreach (var (connection, trusted, why) in new (string, string?, string)[]
        {
            (redis.ConnectionString, null, "is of no authority that is trusted here"),
            (redis.ConnectionString, redis.OtherAuthority, "is of no authority that is trusted here"),
            ($"{secure},sslHost=other.test,password={SecureRedisServer.Password}", redis.Authority, "is for another host"),
            ($"{secure},password={SecureRedisServer.Password}", redis.Authority, "is for another host"),
            ($"{secure},sslHost={SecureRedisServer.Host},password={Wrong}", redis.Authority, "it wants a password, and the one in the connection string (password=…) is missing or wrong"),
            ($"{secure},sslHost={SecureRedisServer.Host}", redis.Authority, "it wants a password, and the one in the connection string (password=…) is missing or wrong"),
            ($"{redis.Address},password={SecureRedisServer.Password}", redis.Authority, "wants ssl=true"),
        })
        {
            await using var store = TestStore.Closed(new() { ConnectionString = connection, TrustedCertificate = trusted, Deadline = TimeSpan.FromSeconds(20) });

            var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.StartUp.OpenAsync(production: false, Cancelled));

            Assert.True(refused.Message.Contains(why, StringComparison.Ordinal), refused.ToString());
            Assert.Equal(why != "wants ssl=true", refused.IsRefusal);
            Assert.Contains($"127.0.0.1:{redis.Port}", refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("horse", refused.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task OpenAsync_ServerWithoutTls_IsNotSpokenToWhereTlsIsAskedFor()
    {
        await using var store = TestStore.Closed(new() { ConnectionString = $"{open.ConnectionString},connectTimeout=3000,connectRetry=1,ssl=true,sslHost={SecureRedisServer.Host},password={Wrong}" });

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.StartUp.OpenAsync(production: false, Cancelled));

        Assert.Contains("wants ssl=true, and one that has none does not", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("horse", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere.pem")]
    [InlineData("server.key")]
    public async Task OpenAsync_AuthoritiesThatCannotBeRead_AreNamed(string file)
    {
        var path = Path.Combine(Path.GetDirectoryName(redis.Authority)!, file);
        await using var store = TestStore.Closed(new() { ConnectionString = redis.ConnectionString, TrustedCertificate = path });

        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => store.StartUp.OpenAsync(production: false, Cancelled));

        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
    }
}
