using System.Globalization;
using Continuity.Faults.Oracle;
using Continuity.Faults.Rounds;

namespace Continuity.Faults.Faults;

/// <summary>
/// The clock of Redis' host is moved, and by it what is late: an hour ahead all that waits for less expires or falls due at once; an hour back nothing does until that hour is over. It is put right again in
/// the end, and everything settles.
/// </summary>
/// <param name="by">By how much.</param>
internal sealed class RedisClockMoved(TimeSpan by) : Fault
{
    private static readonly TimeSpan Seen = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(1);
    private FakeClock clock = null!;

    public override string Name => $"clock of Redis {(by > TimeSpan.Zero ? "an hour ahead" : "an hour back")}";

    public override bool MovesTime => true;

    public override string? Impossible => FakeClock.IsPossible ? null : "libfaketime is not installed (faketime)";

    public override TimeSpan Aside => TimeSpan.FromSeconds(5);

    public override async Task PrepareAsync(Stage stage)
    {
        clock = new(stage.Folder);
        clock.Move(TimeSpan.Zero);
        await RestartAsync(stage, clock.Environment);
    }

    public override async Task<IReadOnlyList<Finding>> HappenAsync(Stage stage, TimeSpan span)
    {
        clock.Move(by);
        await Task.Delay(Seen);
        var moved = await TimeAsync(stage) - DateTimeOffset.UtcNow;
        await Task.Delay(span);
        clock.Move(TimeSpan.Zero);
        await Task.Delay(Seen);
        return (moved - by).Duration() < Near ? [] : [new(FindingKind.Wrong, $"The clock of Redis was moved by {moved}: nothing was tried.")];
    }

    public override Task FinishAsync(Stage stage) => RestartAsync(stage, new Dictionary<string, string>());

    private static async Task<DateTimeOffset> TimeAsync(Stage stage) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse((await stage.Redis.Nodes[0].AskAsync("TIME")).Split('\n')[0], CultureInfo.InvariantCulture));

    private static async Task RestartAsync(Stage stage, IReadOnlyDictionary<string, string> environment)
    {
        await stage.Redis.KillAsync();
        stage.Redis.Nodes[0].Variables = environment;
        await stage.Redis.StartAsync();
    }
}
