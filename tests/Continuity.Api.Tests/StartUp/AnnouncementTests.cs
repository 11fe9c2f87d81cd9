using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.StartUp;

[OneStore("It is about the embedded store.")]
public sealed class AnnouncementTests
{
    [Fact]
    public async Task Start_WithoutRedis_SaysInThreeLinesWhereAllIsAndWhatIsNext()
    {
        // On a machine that is slow the store may be, too, and then that is said as well, at any time.
        await using var api = await RunningApi.StartAsync(new ApiSettings { More = new Dictionary<string, string> { ["Logging:LogLevel:Continuity.Redis.Deadlines"] = "None" } });

        Assert.Contains(api.Process.Address.ToString().TrimEnd('/'), api.Announcement[0], StringComparison.Ordinal);
        Assert.Contains(api.DataPath, api.Announcement[1], StringComparison.Ordinal);
        Assert.Contains("/dev/token", api.Announcement[2], StringComparison.Ordinal);
        await api.StopAsync();
        Assert.Equal(api.Announcement, api.Process.Output);
        Assert.Empty(api.Process.Errors);
    }
}
