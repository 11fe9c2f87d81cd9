using Continuity.Api.Ingest;
using Microsoft.AspNetCore.Http;

namespace Continuity.Api.Tests.Ingest;

/// <summary>How much memory a body takes before its signature is checked.</summary>
public sealed class IngestBodyTests
{
    private const int Most = 25 * 1024 * 1024;
    private readonly UnverifiedBytes unverified = new(new() { UnverifiedBytes = 100_000 });

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
            using (var body = new IngestBody(unverified))
            {
                Assert.Null(await body.ReadAsync(Request(new MemoryStream(bytes), told), Most, Cancelled));
                Assert.Equal(bytes, body.Bytes.ToArray());
                Assert.InRange(unverified.Taken, length, Math.Max(16 * 1024, 2 * length + 1));
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
        using var body = new IngestBody(unverified);

        Assert.Equal(fits ? null : IngestOutcome.TooLarge, await body.ReadAsync(Request(new MemoryStream(new byte[length]), told), 1000, Cancelled));
    }

    [Fact]
    public async Task ReadAsync_ALengthThatIsOnlyTold_TakesNoRoomForIt()
    {
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        await using var slow = new WaitingStream();
        using var body = new IngestBody(unverified);
        var reading = body.ReadAsync(Request(slow, Most), Most, stopped.Token);
        await slow.Waits;

        Assert.Equal(16 * 1024, unverified.Taken);
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task ReadAsync_MoreThanThereIsRoomForBesideTheOthers_IsCrowdedUntilTheyAreDone()
    {
        using var first = new IngestBody(unverified);
        Assert.Null(await first.ReadAsync(Request(new MemoryStream(new byte[50_000]), 50_000), Most, Cancelled));
        using (var second = new IngestBody(unverified))
        {
            Assert.Equal(IngestOutcome.Crowded, await second.ReadAsync(Request(new MemoryStream(new byte[50_000]), 50_000), Most, Cancelled));
        }

        first.Dispose();
        using var third = new IngestBody(unverified);
        Assert.Null(await third.ReadAsync(Request(new MemoryStream(new byte[50_000]), 50_000), Most, Cancelled));
    }

    [Fact]
    public async Task ReadAsync_ABodyThatBreaksOff_IsNotWhole()
    {
        await using var broken = new WaitingStream { Fault = new BadHttpRequestException("Unexpected end of request content.") };
        using var body = new IngestBody(unverified);

        Assert.Equal(IngestOutcome.NotWhole, await body.ReadAsync(Request(broken, 100), Most, Cancelled));
    }

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
