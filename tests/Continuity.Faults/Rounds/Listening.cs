using System.Diagnostics;
using System.Text.Json.Nodes;
using Continuity.Faults.Instances;
using Continuity.Faults.Load;
using Continuity.Faults.Oracle;
using Continuity.Faults.Streams;

namespace Continuity.Faults.Rounds;

/// <summary>Follows each agent's inbox and the queue twice, over both transports and from different instances: both must be told the same, and each offer once.</summary>
internal sealed class Listening : IAsyncDisposable
{
    private const string Queue = "que_general";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly List<(string Of, EventFollower One, EventFollower Other)> pairs = [];

    public async Task StartAsync(Scene scene)
    {
        var sending = new Sending(scene, new Random(0));
        foreach (var agent in scene.Cast.Agents)
        {
            var inbox = (await sending.ReadAsync(agent, "{ viewer { inbox { cursor } } }", null)).GetProperty("viewer").GetProperty("inbox").GetProperty("cursor").GetString()!;
            Follow(scene, agent, null, inbox);
        }

        var queue = (await sending.ReadAsync(scene.Cast.Supervisor, "query($q: ID!) { node(id: $q) { ... on Queue { cursor } } }", new JsonObject { ["q"] = Queue })).GetProperty("node").GetProperty("cursor").GetString()!;
        Follow(scene, scene.Cast.Supervisor, Queue, queue);
    }

    /// <summary>Waits until all have been told all, and says what is wrong.</summary>
    /// <param name="scene">The round, with what was offered in it.</param>
    public async Task CheckAsync(Scene scene)
    {
        foreach (var (of, one, other) in pairs)
        {
            var offered = scene.Offered(of);
            for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience && !(one.Told.SequenceEqual(other.Told) && offered.All(offer => one.Told.Any(told => IsOf(told, offer)))); )
            {
                await Task.Delay(100);
            }

            scene.Found(Compare(of, one.Told, other.Told, offered));
            scene.Found(Reminders(of, one.Told));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, one, other) in pairs)
        {
            await one.DisposeAsync();
            await other.DisposeAsync();
        }
    }

    private static IEnumerable<Finding> Compare(string of, IReadOnlyList<string> one, IReadOnlyList<string> other, IReadOnlyList<string> offered)
    {
        foreach (var twice in one.CountBy(static told => told).Concat(other.CountBy(static told => told)).Where(static told => told.Value > 1))
        {
            yield return new(FindingKind.Doubled, $"{of} was told {twice.Value} times: {twice.Key}");
        }

        foreach (var missing in one.Except(other).Concat(other.Except(one)))
        {
            yield return new(FindingKind.Gap, $"One of {of}'s two subscribers was never told: {missing}");
        }

        if (one.Zip(other).FirstOrDefault(static pair => pair.First != pair.Second) is { First: { } first, Second: { } second } && one.Count == other.Count)
        {
            yield return new(FindingKind.Gap, $"{of}'s two subscribers were told in different orders: {first}, {second}");
        }

        foreach (var offer in offered)
        {
            if (one.Count(told => IsOf(told, offer)) is var times and not 1)
            {
                yield return new(times == 0 ? FindingKind.Lost : FindingKind.Doubled, $"{of} was told {times} times of {offer}.");
            }
        }
    }

    // What follows upon time alone comes once for each duty; where it stands in the inbox sets one apart from another.
    private static IEnumerable<Finding> Reminders(string of, IReadOnlyList<string> told) =>
        told.Where(static one => one.StartsWith("FOLLOW_UP_DUE", StringComparison.Ordinal) || one.StartsWith("FOLLOW_UP_MISSED ", StringComparison.Ordinal))
            .CountBy(static one => one[..one.LastIndexOf(' ')])
            .Where(static one => one.Value > 1)
            .Select(one => new Finding(FindingKind.Doubled, $"{of} was told {one.Value} times: {one.Key}"));

    private static bool IsOf(string told, string offer) => told.StartsWith($"HANDOFF_OFFERED {offer} ", StringComparison.Ordinal);

    private void Follow(Scene scene, Caller by, string? queue, string cursor)
    {
        var pair = (queue ?? by.Id, new EventFollower(scene, by, queue, cursor, true, 0), new EventFollower(scene, by, queue, cursor, false, 1));
        pair.Item2.Start();
        pair.Item3.Start();
        pairs.Add(pair);
    }
}
