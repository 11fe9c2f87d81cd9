using Continuity.Api.Delivery;
using Continuity.Redis;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Time;
using Continuity.Threads;
using Microsoft.Extensions.Time.Testing;

namespace Continuity.Api.Tests.Delivery;

public sealed class SendingAgesTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly SendingAges ages;

    // The store is not asked for its time.
    public SendingAgesTests() => ages = new(new StoreTime(clock, null!, new RedisOptions { TimeFromStore = false }));

    [Fact]
    public void Oldest_OfWhatIsAtHandAndWasPutOff_IsToldByChannel()
    {
        var (home, began) = (Sample.NewCustomer(), clock.GetUtcNow());
        ages.AtHand(home, 1, Channel.Chat, began);
        ages.AtHand(home, 2, Channel.Email, began.AddSeconds(20));
        ages.AtHand(home, 3, Channel.Chat, began.AddSeconds(10));
        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(TimeSpan.FromSeconds(60), ages.Oldest()[Channel.Chat]);
        Assert.Equal(TimeSpan.FromSeconds(40), ages.Oldest()[Channel.Email]);

        ages.Left(home, 1, null);
        ages.Left(home, 3, clock.GetUtcNow().AddSeconds(30));
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(TimeSpan.FromSeconds(80), ages.Oldest()[Channel.Chat]);
    }

    [Fact]
    public void Oldest_OfWhatWasPutOff_IsForgottenWhereThisProcessDoesNotGoOnWithIt()
    {
        var home = Sample.NewCustomer();
        ages.AtHand(home, 1, Channel.Chat, clock.GetUtcNow());
        ages.Left(home, 1, clock.GetUtcNow().AddSeconds(30));

        clock.Advance(TimeSpan.FromSeconds(34));

        Assert.Empty(ages.Oldest());
    }
}
