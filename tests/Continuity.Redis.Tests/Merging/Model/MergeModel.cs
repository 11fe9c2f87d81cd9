using Continuity.Customers;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Merging.Model;

/// <summary>What should come of a sequence that is done one step after another: homes, each with its entries, hung below each other by merges.</summary>
internal sealed class MergeModel(TestStore store, ModelWorld world, CancellationToken cancellationToken)
{
    private const string Merged = "merged";
    private const string Unmerged = "unmerged";
    private static readonly IdentityOptions Limits = new();
    private readonly Dictionary<CustomerId, Home> homes = [];

    /// <summary>Does a step in the model, and holds what the store has answered to it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="told">What the store has answered.</param>
    public async Task StepAsync(ModelStep step, string told) =>
        Assert.Equal(step.Act is ModelAct.Start or ModelAct.Link ? await IdentitiesAsync(step, told) : Expected(step), told);

    /// <summary>Compares all homes with the model.</summary>
    public async Task CheckAsync()
    {
        foreach (var home in homes.Values)
        {
            var state = await store.Customers.LoadAsync(home.Id, [], [], cancellationToken);
            var root = RootOf(home);
            Assert.Equal(home == root ? null : home.Up!.Id, state.MergedInto?.Survivor);
            Assert.Equal(root.Id, (await store.Customers.SurvivorAsync(home.Id, cancellationToken)).Id);
            Assert.Equal(
                homes.Values.Where(other => home == root && other != root && RootOf(other) == root).Select(static other => (other.Id, other.Up!.Id, other.Merges)).Order(),
                state.Profile.Merges.Select(static merge => (merge.Id.Merged, merge.Into, merge.Id.Number)).Order());
            Assert.Equal(home.Identities.OrderBy(world.IndexOf), state.Profile.Identities.Select(static linked => linked.Identity).OrderBy(world.IndexOf));
            Assert.Equal(home.Log, await LogAsync(home.Id));
        }
    }

    private string Expected(ModelStep step) => step.Act switch
    {
        ModelAct.Write => Said(homes[world.Sessions[step.First % world.Sessions.Count].Home], step),
        ModelAct.Prefer => Said(RootOf(HomeAt(step.First)), step),
        ModelAct.Merge => Merge(RootOf(HomeAt(step.First)), RootOf(HomeAt(step.Second))),
        ModelAct.MergeAutomatically => MergeAutomatically(RootOf(HomeAt(step.First)), RootOf(HomeAt(step.Second))),
        _ => Unmerge(step),
    };

    // Which of several customers a session goes to, and which identities it brings along, is for the rules of resolution: here it must be one of those that
    // its identities lead to, and nobody else's identity.
    private async Task<string> IdentitiesAsync(ModelStep step, string told)
    {
        IReadOnlyList<Identity> given = step.Act == ModelAct.Start
            ? [.. ModelCaller.ClaimsOf(step, world).Select(static claim => claim.Identity)]
            : [world.Pool[step.Second % world.Pool.Count]];
        var holders = homes.Values.Where(home => home.Identities.Intersect(given).Any()).ToList();
        if (step.Act == ModelAct.Start)
        {
            Prove(step, given, [.. holders.Select(RootOf).Distinct()]);
        }

        if (step.Act == ModelAct.Start)
        {
            var id = world.Sessions[^1].Home;
            var known = homes.GetValueOrDefault(id);
            Assert.True(
                known is null ? IsNobodys(given, holders) : holders.Any(holder => RootOf(holder) == RootOf(known)), "A session went to the wrong customer.");
            Said(homes[id] = known ?? new(id), step);
        }

        foreach (var home in homes.Values.ToList())
        {
            var linked = (await store.Customers.LoadAsync(home.Id, [], [], cancellationToken)).Profile.Identities;
            var found = linked.Select(static one => one.Identity).ToList();
            Assert.Empty(home.Identities.Except(found));
            Assert.Empty(found.Except(home.Identities).Except(given.Except(holders.SelectMany(static holder => holder.Identities))));
            home.Identities = found;
            home.Proved = [.. linked.Where(static one => one.Assurance == Assurance.Verified).Select(static one => one.Identity)];
        }

        if (step.Act == ModelAct.Start)
        {
            return "accepted";
        }

        var (customer, holding) = (RootOf(HomeAt(step.First)), homes.Values.Where(home => home.Identities.Contains(given[0])).ToList());
        return holding is [var only] && RootOf(only) == customer ? "accepted" : holding.Count == 1 ? "IdentityTaken" : "LimitExceeded";
    }

    // Nobody has any of them; or whoever comes has an app user id, which everybody else who is found has one of, too.
    private bool IsNobodys(IReadOnlyList<Identity> given, IReadOnlyList<Home> holders) =>
        holders.All(holder => given.Any(static identity => identity.Kind == IdentityKind.AppUser)
            && homes.Values.Any(home => RootOf(home) == RootOf(holder) && home.Identities.Any(static identity => identity.Kind == IdentityKind.AppUser)));

    // Whoever proves in one session what two customers have proved is both of them, and no one else is; a phone number need not prove it.
    private void Prove(ModelStep step, IReadOnlyList<Identity> given, IReadOnlyList<Home> found)
    {
        var isMerged = world.Merges.Count > homes.Values.Sum(static home => home.Merges);
        var mayBe = step.Assurance == Assurance.Verified && found.Count == 2;
        Assert.True(mayBe || !isMerged, "A session has merged customers whom it does not prove to be one.");
        if (mayBe && homes.Values.SelectMany(static home => home.Proved).Count(given.Contains) == 2 && given.All(static identity => identity.Kind == IdentityKind.Email))
        {
            Assert.True(isMerged || !AreOne(found[0], found[1]), "A session has not merged the customers whom it proves to be one.");
        }

        if (isMerged)
        {
            Assert.Equal("accepted", MergeAutomatically(found[0], found[1]));
        }
    }

    private string Merge(Home survivor, Home merged)
    {
        if (survivor == merged)
        {
            return "Invalid";
        }

        merged.Up = survivor;
        merged.Merges++;
        survivor.Log.Add(Merged);
        return "accepted";
    }

    private string MergeAutomatically(Home one, Home other) =>
        !AreOne(one, other) ? "WrongState"
        : one.Id < other.Id ? Merge(one, other)
        : Merge(other, one);

    private bool AreOne(Home one, Home other)
    {
        var together = homes.Values.Where(home => RootOf(home) == one || RootOf(home) == other).SelectMany(static home => home.Identities).ToList();
        return Limits.Strong.All(kind => together.Count(identity => identity.Kind == kind) <= Limits.MaximumOf(kind));
    }

    private string Unmerge(ModelStep step)
    {
        if (world.Merges.Count == 0)
        {
            return "nothing";
        }

        var merge = world.Merges[step.First % world.Merges.Count];
        if (homes[merge.Merged] is { Up: not null } separated && separated.Merges == merge.Number)
        {
            RootOf(separated).Log.Add(Unmerged);
            separated.Up = null;
            separated.Log.Add(Unmerged);
            return "accepted";
        }

        return "WrongState";
    }

    private static string Said(Home home, ModelStep step)
    {
        home.Log.Add(step.Text);
        return "accepted";
    }

    private async Task<IReadOnlyList<string>> LogAsync(CustomerId home) =>
        [.. (await store.Log.RangeAsync(home, 1, int.MaxValue, cancellationToken)).Select(static entry => entry.Draft.Content switch
        {
            MessageContent message => message.Text,
            ActivityContent { Activity: Activity.CustomersMerged } => Merged,
            ActivityContent { Activity: Activity.CustomersUnmerged } => Unmerged,
            _ => "",
        }).Where(static told => told.Length > 0)];

    private Home HomeAt(int place) => homes[world.Homes[place % world.Homes.Count]];

    private static Home RootOf(Home home) => home.Up is { } up ? RootOf(up) : home;

    private sealed class Home(CustomerId id)
    {
        public CustomerId Id => id;

        public Home? Up { get; set; }

        public int Merges { get; set; }

        public List<string> Log { get; } = [];

        public IReadOnlyList<Identity> Identities { get; set; } = [];

        public IReadOnlyList<Identity> Proved { get; set; } = [];
    }
}
