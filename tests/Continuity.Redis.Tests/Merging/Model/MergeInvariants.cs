using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Merging.Model;

/// <summary>What holds of all customers of a sequence once nothing runs any more, whatever was done, in whichever order, and whoever died in between.</summary>
internal sealed class MergeInvariants(TestStore store, ModelWorld world, CancellationToken cancellationToken)
{
    /// <summary>Reads everything, and checks it.</summary>
    public async Task CheckAsync()
    {
        var homes = world.Homes;
        // The first to read settles what those who died have left.
        await Task.WhenAll(homes.Select(home => store.Customers.SurvivorAsync(home, cancellationToken)));
        var states = (await Task.WhenAll(homes.Select(home => store.Customers.LoadAsync(home, [], [], cancellationToken)))).ToDictionary(static state => state.Id);
        var survivors = (await Task.WhenAll(homes.Select(async home => (Home: home, Survivor: await store.Customers.SurvivorAsync(home, cancellationToken)))))
            .ToDictionary(static found => found.Home, static found => found.Survivor);
        var logs = await Task.WhenAll(homes.Select(home => store.Log.RangeAsync(home, 1, int.MaxValue, cancellationToken)));

        Assert.Equal(homes.Order(), states.Keys.Order());
        CheckTree(states, survivors);
        CheckMerges(survivors, [.. logs.SelectMany(static log => log)]);
        CheckLogs(states, logs);
        await CheckIdentitiesAsync(states, survivors);
        await CheckRecordsAsync(states);
    }

    private void CheckTree(Dictionary<CustomerId, CustomerState> states, Dictionary<CustomerId, CustomerState> survivors)
    {
        foreach (var customer in survivors.GroupBy(static found => found.Value.Id))
        {
            var root = states[customer.Key];
            var merges = root.Profile.Merges;
            Assert.Null(root.MergedInto);
            Assert.True(world.Unsure > 0 || root.Profile.Separations.Count == 0, "An undoing is left open.");
            Assert.Equal(customer.Select(static found => found.Key).Order(), merges.Select(static merge => merge.Id.Merged).Append(root.Id).Order());
            foreach (var merge in merges)
            {
                var link = states[merge.Id.Merged].MergedInto;
                Assert.Equal((merge.Id.Number, merge.Into, MergeLinkState.Confirmed), (link!.Number, link.Survivor, link.State));
                Assert.Empty(states[merge.Id.Merged].Profile.Merges);
                Assert.True(LeadsToRoot(merge), "A merge hangs on nothing.");
            }

            foreach (var home in customer)
            {
                Assert.Equal(customer.Select(static found => found.Key).Order(), states[home.Key].OtherHomes.Select(static other => other.Id).Append(home.Key).Order());
            }

            bool LeadsToRoot(MergeRecord merge)
            {
                for (var steps = 0; merge.Into != root.Id; steps++)
                {
                    if (steps > merges.Count || merges.FirstOrDefault(up => up.Id.Merged == merge.Into) is not { } up)
                    {
                        return false;
                    }

                    merge = up;
                }

                return true;
            }
        }
    }

    private void CheckMerges(Dictionary<CustomerId, CustomerState> survivors, IReadOnlyList<Entry> entries)
    {
        var (acknowledged, undone) = (world.Merges, world.Undone.ToList());
        Assert.Equal(acknowledged.Count, acknowledged.Distinct().Count());
        Assert.Equal(undone.Count, undone.Distinct().Count());
        var standing = survivors.Values.SelectMany(static root => root.Profile.Merges).Select(static merge => merge.Id).Distinct().ToList();
        Assert.Empty(standing.Intersect(undone));
        var gone = acknowledged.Except(undone).Except(standing).Count();
        Assert.True(gone <= world.Unsure, $"{gone} acknowledged merges are gone, and {world.Unsure} may have been undone.");
        Assert.True(
            standing.Except(acknowledged).Count() <= world.Unsure,
            $"Merges stand that nobody was told of: {Places(standing)} stand, {Places(acknowledged)} were acknowledged, {Places(undone)} undone.");

        Assert.True(undone.Except(acknowledged).Count() <= world.Unsure + world.Overtaken, "What nobody merged was undone.");

        // Each tells of itself once at the survivor; each undoing at both.
        var (merged, unmerged) = (Count(entries, Activity.CustomersMerged), Count(entries, Activity.CustomersUnmerged));
        Assert.InRange(merged, acknowledged.Count, acknowledged.Count + world.Unsure + world.Overtaken);
        Assert.InRange(unmerged, 2 * undone.Count, 2 * (undone.Count + world.Unsure));
        Assert.Equal(0, unmerged % 2);
        Assert.Equal(standing.Count, merged - (unmerged / 2));
    }

    private string Places(IEnumerable<MergeId> merges) =>
        string.Join(' ', merges.Select(merge => $"{world.Homes.ToList().IndexOf(merge.Merged)}#{merge.Number}"));

    private void CheckLogs(Dictionary<CustomerId, CustomerState> states, IReadOnlyList<IReadOnlyList<Entry>> logs)
    {
        var places = new Dictionary<string, EntryId>();
        foreach (var log in logs)
        {
            Assert.Equal(Enumerable.Range(1, log.Count), log.Select(static entry => entry.Id.Sequence));
            Assert.Equal(log.Count, states[log[0].Id.Home].LogLength);
            foreach (var entry in log.Where(static entry => entry.Draft.Content is MessageContent))
            {
                Assert.True(places.TryAdd(Sample.TextOf(entry), entry.Id), "An entry is there twice.");
            }
        }

        foreach (var (text, id) in world.Said)
        {
            Assert.Equal(id, Assert.Contains(text, (IReadOnlyDictionary<string, EntryId>)places));
        }

        Assert.DoesNotContain(world.Refused, places.ContainsKey);
        Assert.True(places.Keys.Except(world.Said.Keys).Count() <= world.Unsure, "Entries are there that nobody was told of.");
    }

    private async Task CheckIdentitiesAsync(Dictionary<CustomerId, CustomerState> states, Dictionary<CustomerId, CustomerState> survivors)
    {
        for (var i = 0; i < world.Pool.Count; i++)
        {
            var identity = world.Pool[i];
            var holders = states.Values.Where(state => state.Profile.Identities.Any(linked => linked.Identity == identity)).Select(static state => state.Id).ToList();
            Assert.True(holders.Count <= 1, $"Identity {i} is listed by {holders.Count} homes.");
            var found = await store.Identities.FindAsync(identity, cancellationToken);
            if (holders is [var holder])
            {
                Assert.True(found is { } home && survivors[home].Id == survivors[holder].Id, $"Identity {i} does not lead to the customer that lists it.");
            }
            else
            {
                Assert.True(found is null || world.Unsure > 0, $"Identity {i} leads to a customer that does not list it.");
            }
        }
    }

    private async Task CheckRecordsAsync(Dictionary<CustomerId, CustomerState> states)
    {
        foreach (var (home, state) in states)
        {
            var started = world.Sessions.Where(session => session.Home == home).Select(static session => session.Number).ToList();
            var (sessions, tickets) = (state.Profile.SessionCount, state.Profile.TicketCount);
            Assert.Equal(started.Count, started.Distinct().Count());
            Assert.InRange(sessions, started.Count, started.Count + world.Unsure);
            Assert.Equal(sessions, (await store.Records.SessionsAsync(home, [.. Enumerable.Range(1, sessions)], cancellationToken)).Count);
            Assert.Equal(tickets, (await store.Records.TicketsAsync(home, [.. Enumerable.Range(1, tickets)], cancellationToken)).Count);
        }
    }

    private static int Count(IReadOnlyList<Entry> entries, Activity activity) =>
        entries.Count(entry => entry.Draft.Content is ActivityContent content && content.Activity == activity);
}
