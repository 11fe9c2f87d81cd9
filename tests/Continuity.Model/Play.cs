using System.Collections.Concurrent;
using Continuity.Customers;
using Continuity.Model.Rules;
using Continuity.Tickets;

namespace Continuity.Model;

/// <summary>Plays a sequence to its end, and checks each step and what is left.</summary>
public sealed class Play(World world, Func<int, ICommits> processes, CancellationToken cancellationToken)
{
    private readonly ConcurrentQueue<(Command Command, Told? Told)> all = new();

    /// <summary>The commands that were done on a home, in the order in which they were answered.</summary>
    public IEnumerable<Told> Told => all.Select(static one => one.Told).OfType<Told>();

    /// <summary>What was done, each once.</summary>
    public IEnumerable<Act> Acts => all.Select(static one => one.Command.Act).Distinct();

    /// <summary>What was done, as a script.</summary>
    public string Script => GraphQLScript.Of(world, [.. all]);

    /// <summary>Plays one step after another; each is checked at once, also as another process reads it.</summary>
    public async Task InOrderAsync(IReadOnlyList<Step> steps)
    {
        foreach (var step in steps)
        {
            foreach (var told in await DoAsync(step))
            {
                Require(Rulebook.Check(told), told);
                await CheckStoredAsync(told);
            }
        }
    }

    /// <summary>Plays steps from many callers at once; each is checked against the state that it was decided on.</summary>
    public async Task AtOnceAsync(IReadOnlyList<Step> steps, int callers)
    {
        foreach (var step in steps.Take(Step.Starts))
        {
            await DoAsync(step);
        }

        await Task.WhenAll(steps.Skip(Step.Starts).Where(static step => step.Act != Act.Remove).GroupBy(step => step.Place % callers).Select(caller => Task.Run(
            async () =>
            {
                foreach (var step in caller)
                {
                    await DoAsync(step);
                }
            },
            cancellationToken)));

        // Who leaves does so once the others are done: the rules speak of nobody who has left and still has a part in something.
        foreach (var step in steps.Skip(Step.Starts).Where(static step => step.Act == Act.Remove))
        {
            await DoAsync(step);
        }

        foreach (var told in Told)
        {
            Require(Rulebook.Check(told), told);
        }

        CheckChain();
    }

    /// <summary>Lets time run, keeps what is still owed, and closes every ticket.</summary>
    public async Task EndAsync()
    {
        var player = new Player(world, processes(0), cancellationToken);
        foreach (var one in Cast.Staff)
        {
            await DoAsync(player, new(Act.SetAvailability, one, default));
        }

        await DoAsync(player, new(Act.Wait, Cast.Bot, default) { Span = TimeSpan.FromDays(400) });
        foreach (var home in world.Known.Select(static home => home.Id))
        {
            await SettleAsync(player, home);
            var state = await processes(1).ReadAsync(home, cancellationToken);
            foreach (var duty in state.FollowUps.Values.Where(static one => one.IsOpen).OrderBy(static one => one.Number))
            {
                var by = duty.Number % 2 == 0 ? Act.Keep : Act.Waive;
                Demand(await DoAsync(player, new(by, Cast.Supervisors[0], home) { FollowUp = duty.Number, Ticket = duty.Ticket }));
            }

            foreach (var ticket in state.Tickets.Values.Where(static one => one.Status != TicketStatus.Closed).OrderBy(static one => one.Number))
            {
                // A progress update that is kept promises the next one; resolving settles it.
                if (ticket.Status == TicketStatus.Open)
                {
                    Demand(await DoAsync(player, new(Act.Resolve, Cast.Supervisors[1], home) { Ticket = ticket.Number, CheckAfter = Decisions.Change.Clear<TimeSpan>() }));
                }

                Demand(await DoAsync(player, new(Act.Close, Cast.Supervisors[1], home) { Ticket = ticket.Number }));
            }

            CheckEnd(await processes(1).ReadAsync(home, cancellationToken));
        }
    }

    private async Task<IReadOnlyList<Told>> DoAsync(Step step)
    {
        if (new Chooser(world, step).Choose() is not { } command)
        {
            return [];
        }

        var player = new Player(world, processes(step.Digit(30, 2)), cancellationToken);
        List<Told> done = [];
        if (await DoAsync(player, command) is { } told)
        {
            done.Add(told);
        }

        if (command.Act == Act.Remove)
        {
            foreach (var home in world.Known)
            {
                done.Add((await DoAsync(player, new(Act.Reassign, Cast.Bot, home.Id) { Tickets = [.. Enumerable.Range(1, home.Profile.TicketCount)] }))!);
            }
        }

        if (command.Act == Act.Wait && step.Chance(31, 70))
        {
            foreach (var home in world.Known)
            {
                done.Add(await SettleAsync(player, home.Id));
            }
        }

        return done;
    }

    private async Task<Told> SettleAsync(Player player, CustomerId home) => (await DoAsync(player, new(Act.Settle, Cast.Bot, home)))!;

    private async Task<Told?> DoAsync(Player player, Command command)
    {
        var told = await player.DoAsync(command);
        all.Enqueue((command, told));
        foreach (var broken in told is null ? [] : Invariants.Broken(told).Concat(Invariants.Broken(told.After)))
        {
            Require(broken, told!);
        }

        return told;
    }

    private async Task CheckStoredAsync(Told told)
    {
        var stored = await processes(1).ReadAsync(told.After.Id, cancellationToken);
        Require(Invariants.Broken(stored).FirstOrDefault(), told);
        Require(Rulebook.Differ(told.After, stored), told);
    }

    /// <summary>Each version of a home is what the command before left, and what the next one was decided on.</summary>
    private void CheckChain()
    {
        foreach (var home in Told.GroupBy(static told => told.After.Id))
        {
            var written = home.Where(static told => told.HasChanged).OrderBy(static told => told.After.Version).ToList();
            Require(written.DistinctBy(static told => told.After.Version).Count() == written.Count ? null : "Two commands wrote the same version.", written[0]);
            foreach (var told in home)
            {
                var before = written.LastOrDefault(one => one.After.Version == told.Seen.Version);
                Require(before is null ? null : Rulebook.Differ(before.After, told.Seen), told);
            }
        }
    }

    private static void CheckEnd(CustomerState state)
    {
        if (state.Tickets.Count != state.Profile.TicketCount || state.Handoffs.Count != state.Profile.HandoffCount
            || state.OwnershipOffers.Count != state.Profile.OwnershipOfferCount || state.FollowUps.Count != state.Profile.FollowUpCount)
        {
            throw new BrokenException("Something is missing in the end.");
        }

        if (state.Tickets.Values.Any(static one => one.Status != TicketStatus.Closed) || state.Handoffs.Values.Any(static one => one.IsOpen || one.SettledBy is null)
            || state.OwnershipOffers.Values.Any(static one => one.IsOpen)
            || state.FollowUps.Values.Any(static one => one.IsOpen || one.SettledBy is null || string.IsNullOrWhiteSpace(one.Outcome)))
        {
            throw new BrokenException("Something is still open in the end, or was settled for no reason.");
        }
    }

    private static void Demand(Told? told)
    {
        if (told is not { IsAccepted: true })
        {
            throw new BrokenException($"In the end, {told?.Command.Act} was refused: {told?.Refusal}.");
        }
    }

    private static void Require(string? broken, Told told)
    {
        if (broken is not null)
        {
            throw new BrokenException($"{told.Command.Act} by {told.Command.Caller.Id} on ticket {told.Command.Ticket} at {told.Now:dd HH:mm:ss.fff}: {broken}");
        }
    }
}
