using System.IO.Pipelines;
using Continuity.GraphQL.Transport;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Continuity.GraphQL.Tests.Transport;

/// <summary>How much memory and time the body of a request takes.</summary>
public sealed class RequestBodyTests
{
    private const int Most = 1024 * 1024;
    private readonly FakeTimeProvider clock = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16 * 1024)]
    [InlineData((16 * 1024) + 1)]
    [InlineData(Most)]
    public async Task ReadAsync_WhetherOrNotItsLengthIsTold_GivesTheWholeBody(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(static i => (byte)('a' + (i % 26))).ToArray();
        foreach (var told in new long?[] { length, null })
        {
            using var body = await RequestBody.ReadAsync(Request(new MemoryStream(bytes), told), Most, clock, default);
            Assert.Equal(bytes, body.Content.ToArray());
        }
    }

    [Fact]
    public async Task ReadAsync_ALengthThatIsOnlyTold_TakesNoRoomForIt()
    {
        using var body = await RequestBody.ReadAsync(Request(new MemoryStream("{}"u8.ToArray()), Most), Most, clock, default);

        Assert.Equal(16 * 1024, body.Room);
    }

    [Fact]
    public async Task ReadAsync_ABodyThatNeverEnds_IsGivenUpAfterItsTime()
    {
        var pipe = new Pipe();
        var reading = RequestBody.ReadAsync(Request(pipe.Reader.AsStream(), Most), Most, clock, default).AsTask();
        await pipe.Writer.WriteAsync("{"u8.ToArray());
        clock.Advance(RequestBody.Within - TimeSpan.FromSeconds(1));
        Assert.False(reading.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(StatusCodes.Status408RequestTimeout, (await Assert.ThrowsAsync<RequestRefusedException>(() => reading)).Status);
    }

    private static HttpRequest Request(Stream body, long? length)
    {
        var request = new DefaultHttpContext().Request;
        (request.Body, request.ContentLength) = (body, length);
        return request;
    }
}
