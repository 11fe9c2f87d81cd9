using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Time;
using StackExchange.Redis;

namespace Continuity.Redis.Merging;

/// <summary>
/// Finds the survivor that a home belongs to. What a merged home says of itself only leads the way; whether it is so is known at the survivor, which lists all its merges.
/// A way of several steps is taken once: then the home has a shortcut, so that it costs two round trips however long the chain of merges is. One that leads astray is replaced.
/// </summary>
internal sealed class HomeFinder(CustomerLoader loader, CommitScript script, StoreTime time)
{
    /// <summary>More steps than a chain of merges can have.</summary>
    private const int LongestWay = 256;

    /// <summary>Reads a home, and the survivor of its customer.</summary>
    /// <param name="id">The home; an empty one that was redirected is followed.</param>
    /// <param name="fields">The fields that are needed of the home beside the live ones.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<HomeFound> FindAsync(CustomerId id, IReadOnlyList<RedisValue> fields, CancellationToken cancellationToken)
    {
        for (var lost = 0; ; lost++)
        {
            var (home, _) = await loader.LoadAsync(id, fields, null, cancellationToken);
            if (home.State.Alias is { } next)
            {
                id = next;
            }
            else if (await FindAsync(home, cancellationToken) is { } found)
            {
                return found;
            }
            else
            {
                await Patience.WaitAsync(lost, cancellationToken);
            }
        }
    }

    /// <summary>Finds the survivor of a home that was read; null where the home was changed meanwhile and must be read again.</summary>
    public async Task<HomeFound?> FindAsync(LoadedCustomer home, CancellationToken cancellationToken)
    {
        if (home.State.MergedInto is not { } link)
        {
            return home.State.Profile is { Erasure.Waiting.Count: > 0 } ? HomeFound.NotBefore(home.State.Id) : HomeFound.At(home, home.State);
        }

        if (link.State == MergeLinkState.Announced)
        {
            return HomeFound.NotBefore(home.State.Id);
        }

        var merge = new MergeId(home.State.Id, link.Number);
        return (link.Shortcut is null ? null : await WalkAsync(home, merge, byShortcuts: true, cancellationToken))
            ?? await WalkAsync(home, merge, byShortcuts: false, cancellationToken);
    }

    /// <summary>Reads the other homes of a customer.</summary>
    /// <param name="home">The home that was read.</param>
    /// <param name="survivor">The survivor of its customer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The home with its other homes; null where one was merged or separated meanwhile, so that the survivor must be read again.</returns>
    public async Task<CustomerState?> WithOthersAsync(CustomerState home, CustomerState survivor, CancellationToken cancellationToken)
    {
        if (survivor.Profile.Merges.Count == 0)
        {
            return home;
        }

        var merged = await Task.WhenAll(survivor.Profile.Merges
            .Where(merge => merge.Id.Merged != home.Id)
            .Select(async merge => (merge.Id.Number, (await loader.LoadAsync(merge.Id.Merged, [], null, cancellationToken)).Customer.State)));
        return merged.Any(static one => one.State.MergedInto?.Number != one.Number)
            ? null
            : home with { OtherHomes = home.Id == survivor.Id ? [.. merged.Select(static one => one.State)] : [survivor, .. merged.Select(static one => one.State)] };
    }

    private async Task<HomeFound?> WalkAsync(LoadedCustomer home, MergeId merge, bool byShortcuts, CancellationToken cancellationToken)
    {
        var link = home.State.MergedInto!;
        for (var steps = 1; steps <= LongestWay; steps++)
        {
            var (at, _) = await loader.LoadAsync((byShortcuts ? link.Shortcut : null) ?? link.Survivor, [], null, cancellationToken);
            if (at.State.MergedInto is { } next)
            {
                if (next.State == MergeLinkState.Announced)
                {
                    return HomeFound.NotBefore(at.State.Id);
                }

                link = next;
                continue;
            }

            if (at.State.Profile is { Erasure.Waiting.Count: > 0 })
            {
                return HomeFound.NotBefore(at.State.Id);
            }

            if (at.State.Profile.Merges.Any(record => record.Id == merge))
            {
                if (steps > 1 || (!byShortcuts && home.State.MergedInto!.Shortcut is not null))
                {
                    await ShortenAsync(home, at.State.Id, cancellationToken);
                }

                return HomeFound.At(home, at.State);
            }

            return at.State.Profile.Separations.Any(separation => separation.Merge.Id == merge || separation.Below.Any(record => record.Id == merge))
                ? HomeFound.NotBefore(at.State.Id)
                : null;
        }

        return null;
    }

    /// <summary>Notes where the way led, unless the home was changed meanwhile: the next one finds it then.</summary>
    private async Task ShortenAsync(LoadedCustomer home, CustomerId survivor, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var profile = home.State.Profile;
        var after = home.State with { Profile = profile with { MergedInto = profile.MergedInto! with { Shortcut = survivor } } };
        await script.RunAsync(
            new(home.State.Id, now) { ExpectedVersion = home.State.Version, Fields = StateChanges.Between(home, after, now).Fields },
            cancellationToken);
    }
}
