using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Merging;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Merging.Model;

/// <summary>Does steps on a real store as the API does them, and notes what it is told.</summary>
internal sealed class ModelCaller(TestStore store, ModelWorld world, CancellationToken cancellationToken)
{
    private static readonly Caller Agent = new(Role.Agent, "ana");
    private static readonly Caller Ingest = new(Role.Ingest, "gateway");
    private static readonly ThreadOptions Threads = new();
    private static readonly IdentityOptions Limits = new();

    /// <summary>Does a step.</summary>
    /// <returns>Whether it was accepted, and by which code it was refused; "died" where that is not known.</returns>
    public async Task<string> DoAsync(ModelStep step)
    {
        store.Get<DyingObserver>().DieAt(step.DiesAt);
        try
        {
            return await TryAsync(step);
        }
        catch (DiedException)
        {
            world.Died();
            return "died";
        }
    }

    private async Task<string> TryAsync(ModelStep step) => step.Act switch
    {
        ModelAct.Start => await StartAsync(step),
        ModelAct.Write => await WriteAsync(step),
        ModelAct.Link => await LinkAsync(step),
        ModelAct.Merge => await MergeAsync(step),
        ModelAct.MergeAutomatically => await MergeAutomaticallyAsync(step),
        ModelAct.Unmerge => await UnmergeAsync(step),
        _ => await PreferAsync(step),
    };

    /// <summary>The identities of a session that a step starts.</summary>
    public static IReadOnlyList<IdentityClaim> ClaimsOf(ModelStep step, ModelWorld world) =>
        step.Place < ModelStep.Starts ? [new(world.Pool[step.Place], step.Assurance)]
        : [.. new[] { step.First, step.Second }.Select(i => i % (world.Pool.Count + 1)).Where(i => i < world.Pool.Count).Distinct()
            .Select(i => new IdentityClaim(world.Pool[i], step.Assurance))];

    private async Task<string> StartAsync(ModelStep step)
    {
        var number = await store.Numbers.NextAsync(cancellationToken);
        var claims = ClaimsOf(step, world);
        var command = new StartSessionCommand(
            Channel.Chat, IdentityResolution.Resolve([.. claims.Select(static claim => new KnownClaim(claim))], Limits), number, "general");
        var contact = await store.FirstContact.ResolveAsync(
            new(claims) { Place = (customer, resolved) => SessionHome.Choose(customer, command, resolved, Threads, DateTimeOffset.UtcNow) }, cancellationToken);
        NoteMerges(contact);
        var done = await store.Customers.CommitAsync(
            new CommitRequest(contact.Home),
            (state, now) =>
            {
                var start = StartSession.Decide(state, Ingest, command with { Customer = contact.Resolution }, Threads, Limits, now);
                return start.State is { } after
                    ? Decision.Accept(start.Result, after, [.. start.Entries, Sample.Text(step.Text, start.Result.Number, now)])
                    : start;
            },
            null,
            cancellationToken);
        await store.FirstContact.SettleAsync(contact, done.State, cancellationToken);
        return Note(step, done, world.Started);
    }

    // What a session proves to be one is merged before it begins.
    private void NoteMerges(FirstContactResult contact)
    {
        foreach (var merge in contact.Merges)
        {
            world.Merged(merge);
        }

        foreach (var _ in contact.NotMerged)
        {
            world.WasOvertaken();
        }
    }

    private async Task<string> WriteAsync(ModelStep step)
    {
        if (Pick(world.Sessions, step.First) is not { } session)
        {
            return "nothing";
        }

        return Note(step, await store.Customers.AppendAsync(
            new AppendRequest(session),
            (state, now) => Sample.Say(state, session.Number, step.Text, now),
            null,
            cancellationToken));
    }

    private async Task<string> PreferAsync(ModelStep step)
    {
        if (Pick(world.Homes, step.First) is not { } home)
        {
            return "nothing";
        }

        return Note(step, await store.Customers.CommitAsync(
            new CommitRequest(home) { AtSurvivor = true }, (state, now) => Sample.Prefer(state, step.Text, now), null, cancellationToken));
    }

    private async Task<string> LinkAsync(ModelStep step)
    {
        if (Pick(world.Homes, step.First) is not { } customer)
        {
            return "nothing";
        }

        var identity = world.Pool[step.Second % world.Pool.Count];
        var home = await store.Customers.SurvivorAsync(customer, cancellationToken);
        var holder = await store.Identities.FindAsync(identity, cancellationToken);
        var asked = new LinkIdentityCommand(new(identity, step.Assurance), await SurvivorAsync(home, holder));
        if (LinkIdentity.Decide(home, Agent, asked, Limits, home.Id.MadeAt).Refusal is { } refused)
        {
            return $"{refused.Code}";
        }

        var winner = await store.Identities.ClaimAsync(identity, home.Id, cancellationToken);
        var known = await SurvivorAsync(home, winner);
        var done = await store.Customers.CommitAsync(
            new CommitRequest(CustomerHomes.Of(home).Find(winner) is null ? home.Id : winner),
            (state, now) => LinkIdentity.Decide(state, Agent, asked with { Holder = known }, Limits, now),
            null,
            cancellationToken);
        if (!done.IsAccepted && winner == home.Id)
        {
            await store.Identities.ReleaseAsync(identity, home.Id, cancellationToken);
        }

        return done.IsAccepted ? "accepted" : $"{done.Refusal.Code}";
    }

    private async Task<CustomerId?> SurvivorAsync(CustomerState own, CustomerId? holder) =>
        holder is not { } home || CustomerHomes.Of(own).Find(home) is not null ? holder : (await store.Customers.LoadManyAsync([home], cancellationToken))[home].Id;

    private async Task<string> MergeAsync(ModelStep step)
    {
        var homes = world.Homes;
        if (homes.Count == 0)
        {
            return "nothing";
        }

        return Note(await store.Get<CustomerMerges>().MergeAsync(
            new(homes[step.First % homes.Count], homes[step.Second % homes.Count], "They are one."), Agent, cancellationToken));
    }

    private async Task<string> MergeAutomaticallyAsync(ModelStep step)
    {
        var homes = world.Homes;
        if (homes.Count == 0)
        {
            return "nothing";
        }

        return Note(await store.Get<CustomerMerges>().MergeAutomaticallyAsync(
            homes[step.First % homes.Count], homes[step.Second % homes.Count], "Both were proved.", cancellationToken));
    }

    private async Task<string> UnmergeAsync(ModelStep step)
    {
        if ((Pick(world.Merges, step.First) ?? await StandingAsync(step)) is not { } merge)
        {
            return "nothing";
        }

        var done = await store.Get<CustomerMerges>().UnmergeAsync(new(merge, "They are two."), Agent, cancellationToken);
        if (done.IsAccepted)
        {
            world.Undone.Enqueue(merge);
            return "accepted";
        }

        return $"{done.Refusal.Code}";
    }

    // One that nobody was told of yet, or nobody who lived to tell.
    private async Task<MergeId?> StandingAsync(ModelStep step) =>
        Pick(world.Homes, step.First) is { } home
            ? Pick([.. (await store.Customers.SurvivorAsync(home, cancellationToken)).Profile.Merges.Select(static merge => merge.Id)], step.Second)
            : null;

    private string Note(Committed<MergeId> done)
    {
        if (!done.IsAccepted)
        {
            if (done.Refusal.Code == RefusalCode.WrongState)
            {
                world.WasOvertaken();
            }

            return $"{done.Refusal.Code}";
        }

        world.Merged(done.Value);
        return "accepted";
    }

    private string Note<T>(ModelStep step, Committed<T> done, Action<T>? accepted = null)
    {
        if (!done.IsAccepted)
        {
            world.Refused.Enqueue(step.Text);
            return $"{done.Refusal.Code}";
        }

        world.Said[step.Text] = done.Entries[^1].Id;
        accepted?.Invoke(done.Value!);
        return "accepted";
    }

    private static T? Pick<T>(IReadOnlyList<T> list, int place)
        where T : struct => list.Count == 0 ? null : list[place % list.Count];
}
