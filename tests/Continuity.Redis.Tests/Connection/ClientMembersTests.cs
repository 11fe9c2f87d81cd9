using Continuity.Redis.Connection;
using StackExchange.Redis;

namespace Continuity.Redis.Tests.Connection;

/// <summary>
/// A build with a newer StackExchange.Redis (<c>-p:StackExchangeRedisVersion=…</c>) can't be made where the package feed has none. So the members of it that the store uses are listed, each looked up by hand in the public API that
/// the newer versions ship; whoever uses another looks it up and adds it.
/// </summary>
public sealed class ClientMembersTests
{
    private static readonly string[] Known = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "ClientMembers.txt")).Where(static line => line.Length > 0 && line[0] != '#')];

    [Fact]
    public void Store_UsesOnlyMembersThatNewerClientsHaveToo()
    {
        var used = ClientMembers.Of(typeof(RedisFence).Assembly.Location, typeof(IDatabase).Assembly.GetName().Name!);

        Assert.True(used.Count > 50);
        Assert.Equal(string.Join('\n', Known), string.Join('\n', used));
    }
}
