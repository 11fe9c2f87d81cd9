using System.Collections.Concurrent;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Customers;
using Continuity.Threads;

namespace Continuity.Api.Reading;

/// <summary>
/// A customer, with all its homes, as one caller may see it. For agents, who see everything, the other homes are read only where something is asked for that
/// they have a part in.
/// </summary>
internal sealed class HomeAccess
{
    private readonly Caller caller;
    private readonly ConcurrentDictionary<CustomerId, int> bounds;
    private readonly Lazy<Task<CustomerHomes>> whole;

    /// <summary>What a caller may see of a customer of whom every home was read that the rules need.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="homes">The homes; for agents the survivor's will do.</param>
    /// <param name="bounds">How far the logs of homes are read, where that is settled.</param>
    /// <param name="whole">Reads all the homes, where <paramref name="homes"/> are not.</param>
    private HomeAccess(Caller caller, CustomerHomes homes, IEnumerable<KeyValuePair<CustomerId, int>> bounds, Func<Task<CustomerHomes>> whole)
    {
        this.caller = caller;
        this.bounds = new(bounds);
        this.whole = new(whole);
        (State, Rules) = (homes.Survivor, ThreadAccess.Of(caller, homes));
        Homes = [State.Id, .. State.Profile.Merges.Select(static merge => merge.Id.Merged)];
    }

    /// <summary>The survivor's home, with the live tickets.</summary>
    public CustomerState State { get; }

    /// <summary>All the homes, the survivor's first.</summary>
    public IReadOnlyList<CustomerId> Homes { get; }

    /// <summary>What the caller may see. What it says of the profile is right for whoever <see cref="ProfileAsync"/> is asked by.</summary>
    public ThreadAccess Rules { get; }

    /// <summary>Whether the caller sees everything.</summary>
    public bool SeesAll => caller.IsAgent;

    /// <summary>What a caller may see of a customer.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="survivor">The customer's survivor, with the live tickets.</param>
    /// <param name="customers">Reads the other homes.</param>
    /// <param name="sessions">Reads sessions of a home by number: those that go on, where the rules need them.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<HomeAccess> OfAsync(
        Caller caller,
        CustomerState survivor,
        CustomerStore customers,
        Func<CustomerId, IReadOnlyCollection<int>, Task<IReadOnlyDictionary<int, Session>>> sessions,
        CancellationToken cancellationToken)
    {
        if (caller.IsAgent)
        {
            return new(
                caller,
                new(survivor, []),
                [KeyValuePair.Create(survivor.Id, survivor.LogLength)],
                async () => CustomerHomes.Of(await customers.WithOtherHomesAsync(survivor, cancellationToken)));
        }

        // One home is read at one moment: nothing in its log is newer than the rules. Several are not, and what the log of one home has by now may have been written after
        // another home was parted from it, or an identity taken away there. So it is first read how long the logs are, and nothing behind that is shown; and then once more by
        // which rules.
        var seen = ThreadPosition.Of([KeyValuePair.Create(survivor.Id, survivor.LogLength)]);
        if (survivor.Profile.Merges.Count > 0)
        {
            seen = ThreadPosition.Of(CustomerHomes.Of(await customers.WithOtherHomesAsync(survivor, cancellationToken)).All
                .Select(static home => KeyValuePair.Create(home.Id, home.LogLength)));
            survivor = await customers.SurvivorAsync(survivor.Id, cancellationToken);
        }

        var open = await Task.WhenAll(CustomerHomes.Of(survivor).All.Select(async home =>
            home with { Sessions = home.Sessions.SetItems(await sessions(home.Id, home.Profile.OpenSessions.ToHashSet())) }));
        var homes = new CustomerHomes(open[0], open[1..]);
        return new(caller, homes, (seen.Within(survivor.Id, survivor.Profile.Merges) ?? seen).Homes, () => Task.FromResult(homes));
    }

    /// <summary>A customer as a command left it.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="state">One of its homes, with the others.</param>
    public static HomeAccess Of(Caller caller, CustomerState state)
    {
        var homes = CustomerHomes.Of(state);
        return new(caller, homes, homes.All.Select(static home => KeyValuePair.Create(home.Id, home.LogLength)), () => Task.FromResult(homes));
    }

    /// <summary>All the homes, each with the live tickets.</summary>
    public Task<CustomerHomes> WholeAsync() => whole.Value;

    /// <summary>What is known of the person, by all the homes, as the caller may see it.</summary>
    public async ValueTask<CustomerProfile> ProfileAsync() =>
        SeesAll && Homes.Count > 1 ? ThreadAccess.Of(caller, await WholeAsync()).Profile : Rules.Profile;

    /// <summary>How far a home's log is read; null where that is not settled yet.</summary>
    public int? Bound(CustomerId home) => bounds.TryGetValue(home, out var bound) ? bound : null;

    /// <summary>
    /// Settles how far a home's log is read. Whatever asks later is held to it, so that the thread's cursor and its newest entries, read at once, leave no gap between them.
    /// </summary>
    /// <param name="home">The home.</param>
    /// <param name="length">How many entries the log has by now.</param>
    /// <returns>How far it is read.</returns>
    public int Bound(CustomerId home, int length) => bounds.GetOrAdd(home, length);
}
