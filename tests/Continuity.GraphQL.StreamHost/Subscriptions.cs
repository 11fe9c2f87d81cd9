using System.Runtime.CompilerServices;

namespace Continuity.GraphQL.StreamHost;

/// <summary>What can be subscribed to.</summary>
[SubscriptionType]
public static class Subscriptions
{
    /// <summary>The numbers from one to another, one every so many milliseconds; <c>padding</c> makes each event that much longer.</summary>
    [Subscribe(With = nameof(CountSource))]
    public static CountEvent Count([EventMessage] CountEvent message) => message;

    public static async IAsyncEnumerable<CountEvent> CountSource(
        [Service] Sources sources, int from = 1, int to = int.MaxValue, int every = 0, int padding = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var n in sources.CountAsync(from, to, every, cancellationToken))
        {
            yield return new CountEvent(n, new string('x', padding));
        }
    }

    /// <summary>What <c>push</c> says.</summary>
    [Subscribe(With = nameof(PushedSource))]
    public static int Pushed([EventMessage] int message) => message;

    public static IAsyncEnumerable<int> PushedSource([Service] Sources sources, CancellationToken cancellationToken) => sources.PushedAsync(cancellationToken);
}
