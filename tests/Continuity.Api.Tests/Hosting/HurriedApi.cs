namespace Continuity.Api.Tests.Hosting;

/// <summary>One running API in which what falls due does so after seconds, for the tests of a class that leave each other alone.</summary>
public sealed class HurriedApi : IAsyncLifetime
{
    public RunningApi Api { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Api = await RunningApi.StartAsync(new ApiSettings
    {
        More = new Dictionary<string, string>
        {
            ["Continuity:FollowUps:RemindBefore"] = "00:00:05",
            ["Continuity:FollowUps:Grace"] = "00:00:05",
        },
    });

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}
