using Continuity.Api.Delivery;
using Continuity.Api.Tests.Hosting;
using Continuity.Delivery;
using Continuity.Redis.Time;
using Continuity.Threads;
using Microsoft.Extensions.Time.Testing;

namespace Continuity.Api.Tests.Delivery;

/// <summary>A gateway that fails too often is left alone for a while, and asked again a little; only what it answers itself counts.</summary>
[OneStore("No store changes it.")]
public sealed class GatewayBreakerTests : IAsyncLifetime
{
    private static readonly TimeSpan BreakFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);
    private readonly FakeTimeProvider clock = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private GatewayFault fault = GatewayFault.ServerError;
    private FaultyGateway server = null!;
    private Gateway gateway = null!;
    private int asked;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await FaultyGateway.StartAsync();
        server.Rule = (_, _) => fault;
        gateway = Open(64, Gateway.MostWaiting);
    }

    public async ValueTask DisposeAsync()
    {
        gateway.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Ask_ItFailedTooOften_IsNotAskedForAWhile()
    {
        var failed = await AskAsync();
        Assert.False(gateway.IsBroken);
        clock.Advance(TimeSpan.FromSeconds(1));
        await AskAsync();

        var left = await AskAsync();

        Assert.True(gateway.IsBroken);
        Assert.Equal((DeliveryOutcome.Unavailable, "HTTP_500", 1), (failed.Outcome, failed.Error, failed.Attempts));
        Assert.Equal((DeliveryOutcome.Unavailable, "CIRCUIT_OPEN", 0, BreakFor), (left.Outcome, left.Error, left.Attempts, left.RetryAfter));
        Assert.Equal(clock.Start, left.AwaySince);
        Assert.Equal(2, server.Arrivals.Count);
    }

    [Fact]
    public async Task Ask_AfterAWhile_OneIsTriedAndItIsLeftAloneAgainWhereThatFails()
    {
        await BreakAsync();
        fault = GatewayFault.TakesAndHangs;
        clock.Advance(BreakFor);

        var tried = AskAsync();
        await Eventually.IsSoAsync(() => Task.FromResult(server.Arrivals.Count == 3), "One is asked");
        Assert.Equal("CIRCUIT_OPEN", (await AskAsync()).Error);
        clock.Advance(AttemptTimeout);

        Assert.Equal(("TIMEOUT", 1), await tried is var hung ? (hung.Error, hung.Attempts) : default);
        Assert.Equal("CIRCUIT_OPEN", (await AskAsync()).Error);
        Assert.Equal(3, server.Arrivals.Count);
    }

    [Fact]
    public async Task Ask_AfterAWhileAndItTakesIt_IsAskedAsBefore()
    {
        await BreakAsync();
        fault = GatewayFault.None;
        clock.Advance(BreakFor);

        Assert.Equal(DeliveryOutcome.Sent, (await AskAsync()).Outcome);

        Assert.False(gateway.IsBroken);
        fault = GatewayFault.ServerError;
        var failed = await AskAsync();
        Assert.Equal(("HTTP_500", clock.GetUtcNow()), (failed.Error, failed.AwaySince));
    }

    [Fact]
    public async Task Ask_WhatMustNotBeSentAnyMore_SaysNothingOfTheGateway()
    {
        await AskAsync();
        for (var n = 0; n < 10; n++)
        {
            Assert.Equal((DeliveryOutcome.Refused, "REDACTED", 0), await AskAsync(RedactedAsync) is var redacted ? (redacted.Outcome, redacted.Error, redacted.Attempts) : default);
            Assert.Null(await gateway.AskAsync(LostAsync, Cancelled));
        }

        await AskAsync();
        Assert.True(gateway.IsBroken);
        clock.Advance(BreakFor);
        await AskAsync(RedactedAsync);

        Assert.Equal((1, clock.Start), await AskAsync() is var failed ? (failed.Attempts, failed.AwaySince) : default);
        Assert.True(gateway.IsBroken);
        Assert.Equal("CIRCUIT_OPEN", (await AskAsync()).Error);
    }

    [Fact]
    public async Task Ask_EndedWhileItIsAsked_SaysWhatItAnswersAndAsksNoMore()
    {
        fault = GatewayFault.TakesAndHangs;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);

        var asking = gateway.AskAsync(ComposeAsync, stop.Token);
        await Eventually.IsSoAsync(() => Task.FromResult(server.Arrivals.Count == 1), "It is asked");
        await stop.CancelAsync();
        await server.LetGoAsync();

        Assert.Equal((DeliveryOutcome.Sent, 1), await asking is { } sent ? (sent.Outcome, sent.Attempts) : default);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gateway.AskAsync(ComposeAsync, stop.Token));
        Assert.Single(server.Arrivals);
    }

    [Fact]
    public async Task Ask_EndedBeforeItIsAskedAgain_SaysWhatItAnsweredLast()
    {
        using var patient = Open(64, Gateway.MostWaiting, retries: 3);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);

        var asking = patient.AskAsync(ComposeAsync, stop.Token);
        await Eventually.IsSoAsync(() => Task.FromResult(server.Arrivals.Count == 1), "It is asked");
        await stop.CancelAsync();

        Assert.Equal((DeliveryOutcome.Unavailable, "HTTP_500", 1), await asking is { } failed ? (failed.Outcome, failed.Error, failed.Attempts) : default);
    }

    [Fact]
    public async Task Ask_TooManyWait_IsPutOffForAMomentAndWhatWaitedIsReadAnew()
    {
        using var narrow = Open(1, 1);
        fault = GatewayFault.TakesAndHangs;
        List<bool> waited = [];
        Task<DeliveryResult?> Begin() => narrow.AskAsync((hasWaited, token) => { waited.Add(hasWaited); return ComposeAsync(hasWaited, token); }, Cancelled);

        var first = Begin();
        var second = Begin();

        var busy = (await Begin())!;
        Assert.Equal((DeliveryOutcome.Unavailable, "BUSY", 0, null), (busy.Outcome, busy.Error, busy.Attempts, busy.AwaySince));
        Assert.InRange(busy.RetryAfter!.Value, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15));
        Assert.Equal(1, narrow.Waiting);
        await Eventually.IsSoAsync(() => Task.FromResult(server.Arrivals.Count == 1), "The first is asked");
        fault = GatewayFault.None;
        await server.LetGoAsync();
        Assert.Equal((DeliveryOutcome.Sent, DeliveryOutcome.Sent), ((await first)!.Outcome, (await second)!.Outcome));
        Assert.Equal([false, true], waited);
    }

    private static Task<(GatewayRequest? Request, string? Refused)> RedactedAsync(bool hasWaited, CancellationToken cancellationToken) => Task.FromResult<(GatewayRequest?, string?)>((null, "REDACTED"));

    private static Task<(GatewayRequest? Request, string? Refused)> LostAsync(bool hasWaited, CancellationToken cancellationToken) => throw new LeaseLostException();

    private Gateway Open(int concurrency, int mostWaiting, int retries = 0) => new(
        Channel.Chat,
        new()
        {
            Url = server.Url("CHAT"), Secret = FaultyGateway.Secret, Concurrency = concurrency, Retries = retries, AttemptTimeout = AttemptTimeout, BreakAtLeast = 2, BreakFor = BreakFor,
        },
        new StoreTime(clock, null!, new() { TimeFromStore = false }),
        mostWaiting);

    private async Task BreakAsync()
    {
        await AskAsync();
        await AskAsync();
        Assert.True(gateway.IsBroken);
    }

    private async Task<DeliveryResult> AskAsync(Func<bool, CancellationToken, Task<(GatewayRequest? Request, string? Refused)>>? compose = null) =>
        (await gateway.AskAsync(compose ?? ComposeAsync, Cancelled))!;

    private Task<(GatewayRequest? Request, string? Refused)> ComposeAsync(bool hasWaited, CancellationToken cancellationToken) => Task.FromResult<(GatewayRequest?, string?)>(
        (new($"entry-{Interlocked.Increment(ref asked)}", "message", "CHAT", "T-1", asked, [], clock.GetUtcNow()) { Text = "Hello" }, null));
}
