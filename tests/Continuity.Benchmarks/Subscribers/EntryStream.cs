using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Continuity.Benchmarks.Stand;

namespace Continuity.Benchmarks.Subscribers;

/// <summary>Entries that are recorded over HTTP, so many a second whether the API keeps up or not, and how long each takes to its subscriber.</summary>
/// <param name="api">The API.</param>
/// <param name="token">The token of an agent.</param>
internal sealed class EntryStream(Uri api, string token) : IDisposable
{
    private const string Place = "#number#";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = api };
    private readonly ConcurrentDictionary<int, long> due = new();
    private readonly ConcurrentBag<double> taken = [];
    private int doubled;

    /// <summary>An entry has reached its subscriber.</summary>
    /// <param name="text">Its text, the number of the entry.</param>
    public void Heard(string text)
    {
        var now = Stopwatch.GetTimestamp();
        if (due.TryRemove(int.Parse(text, CultureInfo.InvariantCulture), out var at))
        {
            taken.Add(Stopwatch.GetElapsedTime(at, now).TotalMilliseconds);
        }
        else
        {
            Interlocked.Increment(ref doubled);
        }
    }

    /// <summary>Records entries, and waits until their subscribers have them.</summary>
    /// <param name="customers">Whose, in turn.</param>
    /// <param name="each">How many a second.</param>
    /// <param name="seconds">For how long.</param>
    /// <returns>How long they took from when they were to be recorded, in ms, in order; those of the first second are left out.</returns>
    /// <exception cref="InvalidOperationException">One did not come, or twice.</exception>
    public async Task<IReadOnlyList<double>> RunAsync(IReadOnlyList<SeededCustomer> customers, int each, int seconds)
    {
        var bodies = customers.Select(static one => LoadPlan.Entry(one, isTheirs: false).Body.Replace(LoadPlan.Text, Place, StringComparison.Ordinal)).ToList();
        var sending = new List<Task>();
        var began = Stopwatch.GetTimestamp();
        var count = each * (seconds + 1);
        for (var i = 0; i < count; i++)
        {
            var at = began + (long)(i * (double)Stopwatch.Frequency / each);
            var early = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), at);
            if (early > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(early);
            }

            if (i == each)
            {
                taken.Clear();
            }

            due[i] = at;
            sending.Add(RecordAsync(bodies[i % bodies.Count], i));
        }

        await Task.WhenAll(sending);
        for (var watch = Stopwatch.StartNew(); !due.IsEmpty && watch.Elapsed < Patience;)
        {
            await Task.Delay(10);
        }

        return due.IsEmpty && doubled == 0 ? [.. taken.Order()] : throw new InvalidOperationException($"{due.Count} entries did not come, and {doubled} came twice.");
    }

    public void Dispose() => http.Dispose();

    private async Task RecordAsync(string body, int number)
    {
        var numbered = body.Replace(Place, string.Create(CultureInfo.InvariantCulture, $"{number}"), StringComparison.Ordinal).Replace("*", $"{Guid.NewGuid()}", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(numbered, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await http.SendAsync(request);
        var said = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode || said.Contains("\"errors\":[{", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"An entry was not recorded: {said}");
        }
    }
}
