using Continuity.Api.Ingest;
using Continuity.Api.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Continuity.Api.Tests.Ingest;

/// <summary>How much memory a body takes before its signature is checked.</summary>
[OneStore("No store changes it.")]
public sealed class IngestBodyTests
{
    private const int Most = 25 * 1024 * 1024;
    private readonly UnverifiedBytes unverified = new(new() { UnverifiedBytes = 400_000 });

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16 * 1024)]
    [InlineData(16 * 1024 + 1)]
    [InlineData(30_000)]
    public async Task ReadAsync_WhetherOrNotItsLengthIsTold_GivesTheWholeBodyAndGivesItsRoomBack(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(static i => (byte)i).ToArray();
        foreach (var told in new long?[] { length, null })
        {
            using (var body = new IngestBody(unverified, "mail"))
            {
                Assert.Null(await body.ReadAsync(Request(new MemoryStream(bytes), told), Most, Cancelled));
                Assert.Equal(bytes, body.Bytes.ToArray());
                Assert.InRange(unverified.Taken, length, Math.Max(16 * 1024, 2 * length));
            }

            Assert.Equal(0, unverified.Taken);
        }
    }

    [Theory]
    [InlineData(1000, 1000, true)]
    [InlineData(1001, 1001, false)]
    [InlineData(1000, null, true)]
    [InlineData(1001, null, false)]
    public async Task ReadAsync_OneByteMoreThanItsBound_IsTooLarge(int length, int? told, bool fits)
    {
        using var body = new IngestBody(unverified, "mail");

        Assert.Equal(fits ? null : IngestOutcome.TooLarge, await body.ReadAsync(Request(new MemoryStream(new byte[length]), told), 1000, Cancelled));
    }

    [Fact]
    public async Task ReadAsync_ALengthThatIsOnlyTold_TakesNoRoomForIt()
    {
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        await using var slow = new WaitingStream();
        using var body = new IngestBody(unverified, "mail");
        var reading = body.ReadAsync(Request(slow, Most), Most, stopped.Token);
        await slow.Waits;

        Assert.Equal(16 * 1024, unverified.Taken);
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task ReadAsync_MoreThanThereIsRoomForBesideTheOthersOfItsSource_IsCrowdedUntilTheyAreDone()
    {
        using (var first = new IngestBody(unverified, "mail"))
        {
            Assert.Null(await ReadAsync(first, 100_000));
            using IngestBody second = new(unverified, "mail"), small = new(unverified, "mail"), other = new(unverified, "other");
            Assert.Equal(IngestOutcome.Crowded, await ReadAsync(second, 100_000));
            second.Dispose();
            Assert.Null(await ReadAsync(small, 60_000));
            Assert.Null(await ReadAsync(other, 100_000));
        }

        using var third = new IngestBody(unverified, "mail");
        Assert.Null(await ReadAsync(third, 100_000));
    }

    [Fact]
    public async Task ReadAsync_TheLargestThatTheOptionsAllow_HasRoomBesideNothingElse()
    {
        // As its buffer grows to this, the one before is there too, and just as large.
        const int Largest = (256 * 1024) + 1;
        foreach (var told in new long?[] { Largest, null })
        {
            using var body = new IngestBody(new(new() { UnverifiedBytes = 5 * Largest }), "mail");

            Assert.Null(await body.ReadAsync(Request(new MemoryStream(new byte[Largest]), told), Largest, Cancelled));
        }
    }

    [Fact]
    public void TryTake_NoSourceMoreThanHalfAndAnEighthForSmallBodies_WhateverTheOthersTake()
    {
        var room = new UnverifiedBytes(new() { UnverifiedBytes = 800_000 });

        Assert.False(room.TryTake("a", 350_001));
        Assert.True(room.TryTake("a", 350_000));
        Assert.True(room.TryTake("a", 50_000));
        Assert.False(room.TryTake("a", 1));
        Assert.True(room.TryTake("b", 350_000));
        Assert.False(room.TryTake("c", 70_000));
        Assert.True(room.TryTake("c", 50_000));
        Assert.False(room.TryTake("c", 1));
        room.Return("a", 350_000);
        Assert.True(room.TryTake("c", 70_000));
        Assert.Equal(520_000, room.Taken);
    }

    [Fact]
    public async Task ReadAsync_ABodyThatBreaksOff_IsNotWhole()
    {
        await using var broken = new WaitingStream { Fault = new BadHttpRequestException("Unexpected end of request content.") };
        using var body = new IngestBody(unverified, "mail");

        Assert.Equal(IngestOutcome.NotWhole, await body.ReadAsync(Request(broken, 100), Most, Cancelled));
    }

    private static Task<IngestOutcome?> ReadAsync(IngestBody body, int length) => body.ReadAsync(Request(new MemoryStream(new byte[length]), length), Most, Cancelled);

    private static HttpRequest Request(Stream body, long? length)
    {
        var request = new DefaultHttpContext().Request;
        request.Body = body;
        request.ContentLength = length;
        return request;
    }

    /// <summary>Gives ten bytes, and then nothing until it is cancelled, or a fault.</summary>
    private sealed class WaitingStream : MemoryStream
    {
        private readonly TaskCompletionSource waits = new();
        private bool given;

        public Task Waits => waits.Task;

        public Exception? Fault { get; init; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!given)
            {
                given = true;
                return 10;
            }

            if (Fault is { } fault)
            {
                throw fault;
            }

            waits.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
