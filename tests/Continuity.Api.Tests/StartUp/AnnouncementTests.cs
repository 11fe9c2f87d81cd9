using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.StartUp;

public sealed class AnnouncementTests
{
    [Fact]
    public async Task Start_WithoutRedis_SaysInThreeLinesWhereAllIsAndWhatIsNext()
    {
        await using var api = await RunningApi.StartAsync();

        Assert.Contains(api.Process.Address.ToString().TrimEnd('/'), api.Announcement[0], StringComparison.Ordinal);
        Assert.Contains(api.DataPath, api.Announcement[1], StringComparison.Ordinal);
        Assert.Contains("/dev/token", api.Announcement[2], StringComparison.Ordinal);
        await api.StopAsync();
        Assert.Equal(3, api.Process.Output.Count);
        Assert.Empty(api.Process.Errors);
    }
}
