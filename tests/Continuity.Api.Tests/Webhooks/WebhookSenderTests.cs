using System.Globalization;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Webhooks;
using Continuity.Customers;
using Microsoft.AspNetCore.Http;

namespace Continuity.Api.Tests.Webhooks;

[OneStore("It starts servers of its own.")]
public sealed class WebhookSenderTests
{
    private const string Crm = "crm";
    private static readonly TimeSpan[] Schedule = [.. new[] { 5, 300, 1800, 7200, 18_000, 36_000, 23_095 }.Select(static s => TimeSpan.FromSeconds(s))];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_ReceiverThatAlwaysFails_IsTriedByTheScheduleForADayThenTheEventIsADeadLetterThatCanBeSentAgain()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        await using var bench = await SenderBench.OpenAsync(redis);
        var (home, began) = (CustomerId.New(bench.Clock.GetUtcNow()), bench.Clock.GetUtcNow());
        receiver.Answer = Receiver.With(500);
        await bench.AddAsync(Crm, home, 1);
        bench.Send(Crm, receiver.Url);

        var waits = new List<TimeSpan>();
        while (true)
        {
            var now = bench.Clock.GetUtcNow();
            await bench.UntilAsync(Crm, () => receiver.All.Count == waits.Count + 1, "It is tried");
            await bench.UntilAsync(Crm, async () => await bench.DueAsync(Crm, home) is var due && (due is null || due > now), "It is noted how that went");
            if (await bench.DueAsync(Crm, home) is not { } next)
            {
                break;
            }

            waits.Add(next - now);
            bench.Clock.Advance(next - now);
        }

        Assert.Equal(Schedule, waits);
        Assert.Equal(TimeSpan.FromHours(24), bench.Clock.GetUtcNow() - began);
        var dead = Assert.Single((await bench.Dead.PageAsync(Crm, null, 10, Cancelled)).Events);
        Assert.Equal((8, "HTTP 500", bench.Clock.GetUtcNow()), (dead.Attempts, dead.LastError, dead.FailedAt));
        Assert.Equal(0, await bench.Queue.CountAsync(Crm, Cancelled));
        receiver.Answer = Receiver.With(200);

        Assert.Equal(1, await bench.Dead.ResendAllAsync(Crm, Cancelled));
        await bench.UntilAsync(Crm, () => receiver.Taken.Count == 1, "It is taken");

        Assert.Single(receiver.All.Select(static one => one.Id).Distinct());
        Assert.Single(receiver.All.Select(static one => one.Body).Distinct());
        Assert.Equal(Schedule, receiver.All.Zip(receiver.All.Skip(1), static (one, next) => next.At - one.At).Take(Schedule.Length));
        await bench.UntilAsync(Crm, async () => await bench.Queue.CountAsync(Crm, Cancelled) == 0, "It is done with");
        Assert.Equal(0, await bench.Dead.CountAsync(Crm, Cancelled));
    }

    [Fact]
    public async Task Send_EventsThatFail_HoldUpOnlyWhatIsLaterOfTheirHome()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        await using var bench = await SenderBench.OpenAsync(redis);
        var homes = Enumerable.Range(0, 6).Select(_ => CustomerId.New(bench.Clock.GetUtcNow())).ToList();
        var (random, tried) = (new Random(7), new HashSet<string>());
        receiver.Answer = (one, context) =>
        {
            lock (random)
            {
                // Those of the first home fail until all others are taken; of the others, a third fails the first time.
                var fails = one.Entry.StartsWith(homes[0].Value, StringComparison.Ordinal) ? receiver.Taken.Count < 100 : tried.Add(one.Id) && random.Next(3) == 0;
                context.Response.StatusCode = fails ? 503 : 200;
            }

            return Task.CompletedTask;
        };
        foreach (var home in homes)
        {
            await bench.AddAsync(Crm, home, [.. Enumerable.Range(1, 20)]);
        }

        bench.Send(Crm, receiver.Url);
        await bench.UntilAsync(
            Crm,
            () =>
            {
                bench.Clock.Advance(TimeSpan.FromMilliseconds(200));
                return receiver.Taken.Count == 100;
            },
            "All others are taken");
        Assert.DoesNotContain(receiver.Taken, one => one.Entry.StartsWith(homes[0].Value, StringComparison.Ordinal));
        Assert.Equal([homes[0].Value + "_1"], receiver.All.Select(static one => one.Entry).Where(entry => entry.StartsWith(homes[0].Value, StringComparison.Ordinal)).Distinct());
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.UntilAsync(Crm, () => receiver.Taken.Count == 120, "All are taken");

        foreach (var home in homes)
        {
            Assert.Equal(
                Enumerable.Range(1, 20).Select(n => $"{home.Value}_{n}"),
                receiver.Taken.Select(static one => one.Entry).Where(entry => entry.StartsWith(home.Value, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Send_ReceiverThatIsGone_IsSentNothingAndGoesOnInOrderWhereItEnded()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        await using var bench = await SenderBench.OpenAsync(redis);
        CustomerId[] homes = [CustomerId.New(bench.Clock.GetUtcNow()), CustomerId.New(bench.Clock.GetUtcNow())];
        receiver.Answer = Receiver.With(410);
        await bench.AddAsync(Crm, homes[0], [.. Enumerable.Range(1, 120)]);
        bench.Send(Crm, receiver.Url, concurrency: 1);
        await bench.UntilAsync(Crm, async () => await bench.Endpoints.DisabledAtAsync(Crm, Cancelled) is not null, "It is disabled");

        // Half of the time that events are tried has gone as more come; then the rest, of those that came first.
        bench.Clock.Advance(TimeSpan.FromHours(12));
        await bench.AddAsync(Crm, homes[0], 121);
        await bench.AddAsync(Crm, homes[1], 1, 2);
        await bench.UntilAsync(Crm, () => receiver.All.Count >= 1, "It looks");
        Assert.Equal((123, 0), (await bench.Queue.CountAsync(Crm, Cancelled), await bench.Dead.CountAsync(Crm, Cancelled)));
        bench.Clock.Advance(TimeSpan.FromHours(12));
        await bench.UntilAsync(Crm, async () => await bench.Dead.CountAsync(Crm, Cancelled) == 120, "What is too old is given up");
        Assert.Equal(3, await bench.Queue.CountAsync(Crm, Cancelled));
        Assert.Single(receiver.All);
        Assert.Equal(["the endpoint is disabled 0"], (await bench.Dead.PageAsync(Crm, null, 200, Cancelled)).Events.Select(static one => $"{one.LastError} {one.Attempts}").Distinct());

        receiver.Answer = Receiver.With(200);
        await bench.Endpoints.ResumeAsync(Crm, Cancelled);
        await bench.UntilAsync(Crm, () => receiver.Taken.Count == 3, "What waited is taken");
        Assert.Equal(120, await bench.Dead.ResendAllAsync(Crm, Cancelled));
        await bench.UntilAsync(Crm, () => receiver.Taken.Count == 123, "All are taken");

        Assert.Equal([121, .. Enumerable.Range(1, 120)], SequencesOf(receiver, homes[0]));
        Assert.Equal([1, 2], SequencesOf(receiver, homes[1]));
    }

    [Fact]
    public async Task Send_ReceiverThatIsDown_GivesUpWhatIsTooOldWithTheFirstOfItsHome()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        await using var bench = await SenderBench.OpenAsync(redis);
        var home = CustomerId.New(bench.Clock.GetUtcNow());
        receiver.Answer = Receiver.With(500);
        await bench.AddAsync(Crm, home, [.. Enumerable.Range(1, 120)]);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.AddAsync(Crm, home, 121);
        bench.Clock.Advance(TimeSpan.FromHours(23));
        bench.Send(Crm, receiver.Url);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await bench.UntilAsync(Crm, async () => await bench.Dead.CountAsync(Crm, Cancelled) >= 120 || await bench.DueAsync(Crm, home) > bench.Clock.GetUtcNow(), "It is tried");
            bench.Clock.Advance(attempt < 3 ? TimeSpan.FromMinutes(6) : TimeSpan.Zero);
        }

        await bench.UntilAsync(Crm, async () => await bench.Dead.CountAsync(Crm, Cancelled) == 120, "All that are too old are given up");
        Assert.Equal([121], (await bench.Queue.OfAsync(Crm, home, 10, Cancelled)).Select(static one => one.Entry.Sequence));
        Assert.Equal(3, receiver.All.Count(static one => one.Entry.EndsWith("_1", StringComparison.Ordinal)));
        Assert.DoesNotContain(receiver.All, static one => one.Entry.EndsWith("_2", StringComparison.Ordinal));
        Assert.Equal(
            ["HTTP 500 3", "not tried; the one before: HTTP 500 0"],
            (await bench.Dead.PageAsync(Crm, null, 200, Cancelled)).Events.Select(static one => $"{one.LastError} {one.Attempts}").Distinct().Order());
    }

    [Fact]
    public async Task Send_MoreThanMayWait_GivesUpThoseThatWaitedLongest()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        await using var bench = await SenderBench.OpenAsync(redis);
        var homes = Enumerable.Range(0, 3).Select(_ => CustomerId.New(bench.Clock.GetUtcNow())).ToList();
        await bench.Endpoints.DisableAsync(Crm, Cancelled);
        foreach (var home in homes)
        {
            await bench.AddAsync(Crm, home, [.. Enumerable.Range(1, 400)]);
        }

        bench.Send(Crm, receiver.Url, maximumQueued: 1_000);
        await bench.UntilAsync(Crm, async () => await bench.Dead.CountAsync(Crm, Cancelled) == 200, "Those beyond are given up");

        Assert.Equal(1_000, await bench.Queue.CountAsync(Crm, Cancelled));
        Assert.Equal(["too many events wait"], (await bench.Dead.PageAsync(Crm, null, 200, Cancelled)).Events.Select(static one => one.LastError).Distinct());
        Assert.All((await bench.Queue.HeadsAsync(Crm, 0, 10, Cancelled)).Events, static one => Assert.InRange(one.Event.Entry.Sequence, 60, 75));
        Assert.Empty(receiver.All);
    }

    [Fact]
    public async Task Send_LeaseThatRunsOut_EndsWhatIsBeingSentAndItIsSentAgain()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        await using var bench = await SenderBench.OpenAsync(redis);
        var (home, broken) = (CustomerId.New(bench.Clock.GetUtcNow()), new TaskCompletionSource());
        receiver.Answer = async (_, context) =>
        {
            await Task.WhenAny(Task.Delay(Timeout.Infinite, context.RequestAborted));
            broken.TrySetResult();
        };
        await bench.AddAsync(Crm, home, 1);
        bench.Send(Crm, receiver.Url);
        await bench.UntilAsync(Crm, () => receiver.All.Count == 1, "It is being sent");

        // The process stands still for longer than its lease, and for less than the receiver has to answer.
        receiver.Answer = Receiver.With(200);
        bench.Clock.Advance(WebhookLease.Lasts);
        await broken.Task.WaitAsync(Cancelled);
        await bench.UntilAsync(Crm, () => receiver.Taken.Any(static one => one.IsTaken) && receiver.All.Count == 2, "It is sent again");

        Assert.Single(receiver.All.Select(static one => one.Id).Distinct());
        Assert.Equal(0, await bench.Dead.CountAsync(Crm, Cancelled));
    }

    [Fact]
    public async Task Send_ReceiverThatDoesNotAnswer_DelaysNoOther()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var slow = await Receiver.StartAsync();
        await using var quick = await Receiver.StartAsync();
        await using var bench = await SenderBench.OpenAsync(redis);
        var release = new TaskCompletionSource();
        slow.Answer = (_, _) => release.Task;
        var homes = Enumerable.Range(0, 8).Select(_ => CustomerId.New(bench.Clock.GetUtcNow())).ToList();
        foreach (var home in homes)
        {
            await bench.AddAsync("slow", home, 1, 2, 3);
            await bench.AddAsync("quick", home, 1, 2, 3);
        }

        bench.Send("slow", slow.Url);
        bench.Send("quick", quick.Url);
        await bench.UntilAsync("slow", () => slow.All.Count == 4, "The slow one has all that it is sent at once");
        await bench.UntilAsync("quick", () => quick.Taken.Count == 24, "The quick one has all");
        Assert.Equal((4, 0), (slow.All.Count, slow.Taken.Count));
        release.SetResult();
        await bench.UntilAsync("slow", () => slow.Taken.Count == 24, "The slow one has all");
    }

    [Fact]
    public async Task Send_ReceiverThatHasTooMuchToDo_IsLeftAloneAsLongAsItAsks()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        await using var bench = await SenderBench.OpenAsync(redis);
        CustomerId[] homes = [CustomerId.New(bench.Clock.GetUtcNow()), CustomerId.New(bench.Clock.GetUtcNow())];
        receiver.Answer = Receiver.With(429, "120");
        await bench.AddAsync(Crm, homes[0], 1);
        bench.Send(Crm, receiver.Url);
        var now = bench.Clock.GetUtcNow();
        await bench.UntilAsync(Crm, async () => await bench.DueAsync(Crm, homes[0]) > now, "It is put off");
        Assert.Equal(now.AddSeconds(120), await bench.DueAsync(Crm, homes[0]));

        await bench.AddAsync(Crm, homes[1], 1);
        bench.Clock.Advance(TimeSpan.FromSeconds(119));
        receiver.Answer = Receiver.With(200);
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        var until = bench.Clock.GetUtcNow();
        await bench.UntilAsync(Crm, () => receiver.Taken.Count == 2, "Both are taken");
        // However early it looked, it sent nothing before: each attempt carries its time.
        Assert.All(receiver.All.Skip(1), one => Assert.True(one.At >= until));
    }

    [Theory]
    [InlineData("hangs", "no answer in time")]
    [InlineData("resets", "the connection broke")]
    [InlineData("half", "the connection broke")]
    [InlineData("closed", "no connection")]
    [InlineData("unknown", "the name is not known")]
    [InlineData("guarded", "the name leads to no public address")]
    [InlineData("redirects", "HTTP 307")]
    public async Task Send_WhatGoesWrong_IsToldInWordsAndTriedAgain(string how, string told)
    {
        await using var redis = await RedisServer.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        await using var bench = await SenderBench.OpenAsync(redis);
        var home = CustomerId.New(bench.Clock.GetUtcNow());
        var hangs = new TaskCompletionSource();
        receiver.Answer = how switch
        {
            "hangs" => (_, context) => Task.WhenAny(hangs.Task, Task.Delay(Timeout.Infinite, context.RequestAborted)),
            "resets" => static (_, context) => Aborted(context),
            "half" => static async (_, context) =>
            {
                await context.Features.Get<Microsoft.AspNetCore.Connections.Features.IConnectionSocketFeature>()!.Socket.SendAsync("HTTP/1.1 20"u8.ToArray());
                await Aborted(context);
            },
            "redirects" => static (_, context) =>
            {
                context.Response.Redirect("/elsewhere", permanent: false, preserveMethod: true);
                return Task.CompletedTask;
            },
            _ => receiver.Answer,
        };
        var url = how switch { "closed" => "http://127.0.0.1:1/", "unknown" => "http://nobody.invalid/", _ => receiver.Url };
        await bench.AddAsync(Crm, home, 1);
        bench.Send(Crm, url, isGuarded: how == "guarded");

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await bench.UntilAsync(
                Crm,
                async () =>
                {
                    if (how == "hangs" && receiver.All.Count >= attempt)
                    {
                        bench.Clock.Advance(TimeSpan.FromSeconds(1));
                    }

                    return await bench.Dead.CountAsync(Crm, Cancelled) == 1 || await bench.DueAsync(Crm, home) > bench.Clock.GetUtcNow();
                },
                "It is tried");
            bench.Clock.Advance(TimeSpan.FromDays(2));
        }

        hangs.SetResult();
        var dead = Assert.Single((await bench.Dead.PageAsync(Crm, null, 10, Cancelled)).Events);
        Assert.Equal((told, 3), (dead.LastError, dead.Attempts));
    }

    private static IEnumerable<int> SequencesOf(Receiver receiver, CustomerId home) => receiver.Taken
        .Select(static one => one.Entry)
        .Where(entry => entry.StartsWith(home.Value, StringComparison.Ordinal))
        .Select(static entry => int.Parse(entry[(entry.LastIndexOf('_') + 1)..], CultureInfo.InvariantCulture));

    private static Task Aborted(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }
}
