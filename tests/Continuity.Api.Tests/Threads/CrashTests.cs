using System.Collections.Concurrent;
using System.Text.Json;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Threads;

/// <summary>Promise 5: what was acknowledged is there after a kill of the API and its store, once.</summary>
[OneStore("It kills the API, as the run of faults does on each topology.")]
public sealed class CrashTests
{
    [Fact]
    public async Task RecordEntry_ApiAndItsStoreKilledInMidLoad_EveryAcknowledgedEntryIsThereOnce()
    {
        await using var api = await RunningApi.StartAsync();
        var ingest = await api.TokenAsync("ingest", "gateway");
        var started = await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", "eva@example.org")));
        var session = started.Text("session", "id");
        var acknowledged = new ConcurrentDictionary<string, byte>();
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var writers = Enumerable.Range(0, 8).Select(writer => WriteUntilKilledAsync(api, ingest, session, writer, acknowledged, enough)).ToList();
        await enough.Task;
        await api.KillAsync();
        await Task.WhenAll(writers);
        await api.StartAgainAsync();

        var texts = await ParallelStartTests.AssertNumberedWithoutGapAsync(api, started.Text("customer", "id"));
        Assert.Equal(texts.Count, texts.Distinct().Count());
        Assert.Empty(acknowledged.Keys.Except(texts));

        // What was sent and not acknowledged may be there or not; sent again, it is there once.
        foreach (var text in Enumerable.Range(0, 8).SelectMany(writer => Enumerable.Range(0, 1_000).Select(n => $"{writer}/{n}")).Take(50))
        {
            Assert.Empty((await api.SayAsync(ingest, session, text, text)).GetProperty("errors").EnumerateArray());
        }

        var again = await ParallelStartTests.AssertNumberedWithoutGapAsync(api, started.Text("customer", "id"));
        Assert.Equal(again.Count, again.Distinct().Count());
    }

    private static async Task WriteUntilKilledAsync(
        RunningApi api, string token, string session, int writer, ConcurrentDictionary<string, byte> acknowledged, TaskCompletionSource enough)
    {
        for (var n = 0; n < 1_000; n++)
        {
            var text = $"{writer}/{n}";
            try
            {
                if ((await api.SayAsync(token, session, text, text)).GetProperty("errors").GetArrayLength() == 0)
                {
                    acknowledged[text] = 0;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException or JsonException)
            {
                return;
            }

            if (acknowledged.Count >= 200)
            {
                enough.TrySetResult();
            }
        }
    }
}
