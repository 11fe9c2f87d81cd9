using Continuity.Callers;
using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Callers;

public abstract class AgentDirectoryTests(StoreServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AgentsAsync_PagesByNameAndFollowsAChangeOfIt()
    {
        var store = await server.OpenAsync();
        foreach (var (id, name) in new[] { ("3", "cleo"), ("1", "Ana"), ("2", "Ben"), ("4", "Ana") })
        {
            await store.Directory.NoteAsync(new(Role.Agent, id, name) { Teams = ["billing"] }, Cancelled);
        }

        await store.Directory.NoteAsync(new(Role.Bot, "bot", "Aardvark"), Cancelled);
        await (await server.OpenAsync()).Directory.NoteAsync(new(Role.Supervisor, "1", "Zoe"), Cancelled);

        var first = await store.Directory.AgentsAsync(null, 2, Cancelled);
        var second = await store.Directory.AgentsAsync(first[^1], 5, Cancelled);

        Assert.Equal(["Ana", "Ben"], first.Select(static a => a.Name));
        Assert.Equal(["cleo", "Zoe"], second.Select(static a => a.Name));
        Assert.Equal(Role.Supervisor, second[^1].Role);
        Assert.Empty(second[^1].Teams);
        Assert.Equal(["billing"], first[0].Teams);
        Assert.Equal("Aardvark", (await store.Directory.LoadManyAsync([ActorRef.Bot("bot"), ActorRef.Agent("nobody")], Cancelled)).Values.Single().Name);
    }
}
