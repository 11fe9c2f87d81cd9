using Continuity.Redis.Deadlines;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Time;

public abstract class StoreTimeTests(StoreServer server)
{
    private static readonly TimeSpan Far = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData(7)]
    [InlineData(-7)]
    public async Task GetUtcNow_TheProcessesClockIsOff_IsTheStores(int seconds)
    {
        var skewed = new SkewedTime(TimeSpan.FromSeconds(seconds));
        var store = await server.OpenAsync(replace: services => services.AddSingleton<TimeProvider>(skewed));
        var time = store.Get<StoreTime>();

        Assert.InRange(time.GetUtcNow() - TimeProvider.System.GetUtcNow(), -Far, Far);

        await store.Get<Membership>().RenewAsync(CancellationToken.None);
        Assert.InRange(time.GetUtcNow() - TimeProvider.System.GetUtcNow(), -Far, Far);
    }

    [Fact]
    public async Task GetUtcNow_TheStoreIsNotAsked_IsTheProcesses()
    {
        var skewed = new SkewedTime(TimeSpan.FromHours(7));
        var store = await server.OpenAsync(options => options with { TimeFromStore = false }, services => services.AddSingleton<TimeProvider>(skewed));

        await store.Get<Membership>().RenewAsync(CancellationToken.None);

        Assert.InRange(store.Get<StoreTime>().GetUtcNow() - TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(6), TimeSpan.FromHours(8));
    }
}
