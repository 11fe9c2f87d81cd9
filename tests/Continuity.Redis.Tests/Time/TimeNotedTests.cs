using Continuity.Redis.Connection;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Time;
using Microsoft.Extensions.Time.Testing;

namespace Continuity.Redis.Tests.Time;

public sealed class TimeNotedTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider process = new(Noon.AddDays(3));
    private readonly SkewedTime clock;
    private readonly TestStore store = TestStore.Closed(new() { ConnectionString = "unused" });
    private readonly StoreTime time;

    public TimeNotedTests() => time = new(clock = new SkewedTime(TimeSpan.FromHours(2), process), store.Get<IRedisCalls>(), store.Get<RedisOptions>());

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public void Note_AnAnswer_WasSaidHalfARoundTripAgo()
    {
        Answer(Noon, roundTripMs: 100);

        Assert.Equal(Noon.AddMilliseconds(50), time.GetUtcNow());
    }

    [Fact]
    public void Note_TimePasses_ItGoesOnAsTheProcessesDoes()
    {
        Answer(Noon, roundTripMs: 0);
        process.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(Noon.AddSeconds(3), time.GetUtcNow());
    }

    [Fact]
    public void Note_TheProcessesClockIsSet_ChangesNothing()
    {
        Answer(Noon, roundTripMs: 0);
        clock.By = TimeSpan.FromHours(-1);

        Assert.Equal(Noon, time.GetUtcNow());
    }

    [Fact]
    public void Note_ASlowerAnswerThatAgrees_ChangesNothing()
    {
        Answer(Noon, roundTripMs: 2);
        var before = time.GetUtcNow();
        Answer(before.AddMilliseconds(190), roundTripMs: 200);

        Assert.Equal(before.AddMilliseconds(200), time.GetUtcNow());
    }

    [Fact]
    public void Note_AnAnswerThatContradictsEarlierOnes_IsBelieved()
    {
        Answer(Noon, roundTripMs: 2);
        Answer(Noon.AddSeconds(-30), roundTripMs: 200);

        Assert.Equal(Noon.AddSeconds(-30).AddMilliseconds(100), time.GetUtcNow());
    }

    private void Answer(DateTimeOffset said, int roundTripMs)
    {
        var asked = process.GetTimestamp();
        process.Advance(TimeSpan.FromMilliseconds(roundTripMs));
        time.Note(new(said, asked, process.GetTimestamp()));
    }
}
