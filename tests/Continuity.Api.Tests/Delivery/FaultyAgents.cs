using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Delivery;

/// <summary>
/// Agents whose program does what programs do, by a seed: it sends a message twice at once, or later again, breaks off before it is answered, and sends each, with the same key, until it is
/// acknowledged. The next message of a session is sent once the one before was acknowledged.
/// </summary>
/// <param name="address">Where the API is.</param>
/// <param name="tokens">The agents' tokens; they take turns.</param>
/// <param name="seed">What chance goes by.</param>
/// <param name="acknowledged">Called as each message is acknowledged for the first time.</param>
public sealed class FaultyAgents(Uri address, IReadOnlyList<string> tokens, int seed, Action acknowledged) : IDisposable
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(50);
    private readonly HttpClient http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentDictionary<string, List<(string Text, ConcurrentQueue<string> Entries)>> written = new();
    private int requests;

    /// <summary>How many requests were made, those included that were broken off.</summary>
    public int Requests => requests;

    /// <summary>What was written into a session, in order.</summary>
    public IReadOnlyList<WrittenMessage> Written(string session) =>
        written.TryGetValue(session, out var messages) ? [.. messages.Select(static one => new WrittenMessage(one.Text, [.. one.Entries]))] : [];

    /// <summary>Writes until all is acknowledged.</summary>
    /// <param name="sessions">The sessions' ids.</param>
    /// <param name="messages">How many messages each gets.</param>
    /// <param name="atOnce">Into how many sessions at a time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task WriteAsync(IReadOnlyList<string> sessions, int messages, int atOnce, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        sessions.Index(),
        new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
        async (session, token) =>
        {
            var random = new Random(unchecked((seed * 7907) + session.Index));
            var all = written.GetOrAdd(session.Item, static _ => []);
            for (var n = 0; n < messages; n++)
            {
                var message = new Message(session.Item, $"{seed}-out-{session.Index}/{n}", tokens[(session.Index + n) % tokens.Count]);
                all.Add((message.Text, message.Entries));
                await WriteAsync(message, random, token);
                acknowledged();
            }
        });

    public void Dispose() => http.Dispose();

    private async Task WriteAsync(Message message, Random random, CancellationToken cancellationToken)
    {
        switch (random.Next(10))
        {
            case 0 or 1:
                await BreakOffAsync(message, TimeSpan.FromMilliseconds(random.Next(1, 20)), cancellationToken);
                break;
            case 2:
                await Task.WhenAll(UntilAcknowledgedAsync(message, cancellationToken), UntilAcknowledgedAsync(message, cancellationToken));
                break;
            case 3:
                await UntilAcknowledgedAsync(message, cancellationToken);
                break;
        }

        await UntilAcknowledgedAsync(message, cancellationToken);
    }

    private async Task UntilAcknowledgedAsync(Message message, CancellationToken cancellationToken)
    {
        while (!await TryAsync(message, cancellationToken))
        {
            await Task.Delay(BetweenAttempts, cancellationToken);
        }
    }

    private async Task BreakOffAsync(Message message, TimeSpan after, CancellationToken cancellationToken)
    {
        using var impatience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        impatience.CancelAfter(after);
        await TryAsync(message, impatience.Token);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<bool> TryAsync(Message message, CancellationToken cancellationToken)
    {
        try
        {
            Interlocked.Increment(ref requests);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
            {
                Content = JsonContent.Create(new { query = Asking.Record, variables = Asking.Message(message.Session, message.Text, message.Text) }),
            };
            request.Headers.Accept.ParseAdd("application/graphql-response+json");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", message.Token);
            using var response = await http.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return IsAcknowledged(message, response.StatusCode, text);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            // Nobody is there, they went away before they had answered, or it took too long.
            return false;
        }
    }

    private static bool IsAcknowledged(Message message, HttpStatusCode status, string text)
    {
        using var answer = JsonDocument.Parse(text);
        if (answer.RootElement.TryGetProperty("errors", out var errors))
        {
            return errors[0].Text("extensions", "code") == "STORE_UNAVAILABLE" ? false : throw new InvalidOperationException($"{message.Text} failed: {(int)status} {text}");
        }

        var payload = answer.RootElement.GetProperty("data").GetProperty("recordEntry");
        if (payload.GetProperty("errors").GetArrayLength() > 0)
        {
            throw new InvalidOperationException($"{message.Text} was refused: {text}");
        }

        message.Entries.Enqueue(payload.GetProperty("entry").Text("id"));
        return true;
    }

    private sealed record Message(string Session, string Text, string Token)
    {
        public ConcurrentQueue<string> Entries { get; } = new();
    }
}
