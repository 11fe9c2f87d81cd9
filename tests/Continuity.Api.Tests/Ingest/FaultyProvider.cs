using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Continuity.Api.Tests.Ingest;

/// <summary>
/// A chat and a telephone system that do what such systems do, by a seed: they send events twice, at once or later again; hang up before they are answered; send the parts of a call
/// in any order, and a session's start behind its first message; and send each event until it is acknowledged, whatever is answered and whoever is away. The next message of a chat
/// is sent once the one before was acknowledged.
/// <code>
/// var provider = new FaultyProvider(() => api.Http.BaseAddress!, seed: 7);
/// await provider.SendAsync(FaultyProvider.Events(7, chats: 100, messages: 100, calls: 0), afterEach: null, cancellationToken);
/// </code>
/// </summary>
/// <param name="address">Where the API is now: asked before each request, for it may be another place after a restart.</param>
/// <param name="seed">What chance goes by.</param>
/// <param name="atOnce">How many conversations it has at a time.</param>
public sealed class FaultyProvider(Func<Uri> address, int seed, int atOnce = 16) : IDisposable
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(50);
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentDictionary<string, JsonElement> answers = new();
    private int requests;

    /// <summary>The first answer that acknowledged each event, by the event's id.</summary>
    public IReadOnlyDictionary<string, JsonElement> Answers => answers;

    /// <summary>How many requests it made, those included that it hung up on.</summary>
    public int Requests => requests;

    /// <summary>Makes the events of some chats and calls, those of each in the order in which they happened.</summary>
    /// <param name="seed">What chance goes by; also part of each name, so that two runs leave each other alone.</param>
    /// <param name="chats">How many chats.</param>
    /// <param name="messages">How many messages each has.</param>
    /// <param name="calls">How many calls, of five parts each.</param>
    public static IReadOnlyList<IReadOnlyList<ProviderEvent>> Events(int seed, int chats, int messages, int calls)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, chats).Select(chat => Chat($"{seed}-chat-{chat}", messages, random)),
            .. Enumerable.Range(0, calls).Select(call => Call($"{seed}-call-{call}", call, random)),
        ];
    }

    /// <summary>Sends events until each is acknowledged, those of several conversations at once.</summary>
    /// <param name="conversations">The events, by conversation.</param>
    /// <param name="afterEach">Called with the number of events that were acknowledged by then; null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task SendAsync(IReadOnlyList<IReadOnlyList<ProviderEvent>> conversations, Func<int, Task>? afterEach, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        conversations.Index(),
        new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
        async (conversation, token) =>
        {
            var random = new Random(unchecked((seed * 7919) + conversation.Index));
            var sent = new List<ProviderEvent>();
            foreach (var told in conversation.Item)
            {
                await SendAsync(told, random, token);
                sent.Add(told);
                if (random.Next(10) == 0)
                {
                    // Long after it was acknowledged it comes once more.
                    await UntilAcknowledgedAsync(sent[random.Next(sent.Count)], token);
                }

                if (afterEach is not null)
                {
                    await afterEach(answers.Count);
                }
            }
        });

    public void Dispose() => http.Dispose();

    private static List<ProviderEvent> Chat(string name, int messages, Random random)
    {
        var customer = new JsonObject { ["identities"] = new JsonArray(new JsonObject { ["kind"] = "CHAT_VISITOR", ["value"] = name }) };
        var events = Enumerable.Range(0, messages)
            .Select(i => Of("chat", name, "message", i + 1, new() { ["session"] = name, ["customer"] = customer.DeepClone(), ["message"] = new JsonObject { ["text"] = $"{name}/{i}" } }))
            .ToList();
        events.Insert(random.Next(2), Of("chat", name, "session.started", 0, new() { ["session"] = name, ["customer"] = customer }));
        return events;
    }

    private static List<ProviderEvent> Call(string name, int number, Random random)
    {
        var from = $"+4989{(uint)HashCode.Combine(name) % 900_000 + 100_000}{number % 1000:000}";
        JsonObject With(JsonObject more)
        {
            more["call"] = name;
            return more;
        }

        ProviderEvent[] parts =
        [
            Of("pbx", name, "call.started", 0, With(new() { ["direction"] = "INBOUND", ["from"] = from })),
            Of("pbx", name, "call.answered", 1, With(new() { ["direction"] = "INBOUND", ["from"] = from })),
            Of("pbx", name, "call.ended", 2, With(new() { ["direction"] = "INBOUND", ["from"] = from, ["duration"] = 60 })),
            Of("pbx", name, "recording.ready", 3, With(new() { ["recordingUrl"] = $"https://calls.example.com/{name}" })),
            Of("pbx", name, "transcript.ready", 4, With(new() { ["transcript"] = name })),
        ];
        random.Shuffle(parts);
        return [.. parts];
    }

    private static ProviderEvent Of(string source, string name, string type, int place, JsonObject more)
    {
        more["id"] = $"{name}/{type}/{place}";
        more["type"] = type;
        more["occurredAt"] = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero).AddSeconds(place).ToString("O");
        return new(source, name, more);
    }

    private async Task SendAsync(ProviderEvent told, Random random, CancellationToken cancellationToken)
    {
        switch (random.Next(10))
        {
            case 0 or 1:
                await HangUpAsync(told, cancellationToken);
                break;
            case 2:
                await Task.WhenAll(UntilAcknowledgedAsync(told, cancellationToken), UntilAcknowledgedAsync(told, cancellationToken));
                return;
            case 3:
                await UntilAcknowledgedAsync(told, cancellationToken);
                break;
        }

        await UntilAcknowledgedAsync(told, cancellationToken);
    }

    private async Task UntilAcknowledgedAsync(ProviderEvent told, CancellationToken cancellationToken)
    {
        for (; ; await Task.Delay(BetweenAttempts, cancellationToken))
        {
            try
            {
                Interlocked.Increment(ref requests);
                using var request = IngestApi.Signed(told.Source, told.Body.ToJsonString());
                request.RequestUri = new(address(), request.RequestUri!);
                using var response = await http.SendAsync(request, cancellationToken);
                var text = await response.Content.ReadAsStringAsync(cancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    answers.TryAdd(told.Id, JsonDocument.Parse(text).RootElement.Clone());
                    return;
                }

                if (response.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests))
                {
                    throw new InvalidOperationException($"{told.Id} was refused: {(int)response.StatusCode} {text}");
                }
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // Nobody is there, or they went away before they had answered: it is sent again.
            }
        }
    }

    /// <summary>Sends a request whole, and closes the connection without waiting for the answer.</summary>
    private async Task HangUpAsync(ProviderEvent told, CancellationToken cancellationToken)
    {
        try
        {
            Interlocked.Increment(ref requests);
            var at = address();
            using var request = IngestApi.Signed(told.Source, told.Body.ToJsonString());
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            var head = new StringBuilder($"POST {request.RequestUri} HTTP/1.1\r\nHost: {at.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n");
            foreach (var (name, values) in request.Headers)
            {
                head.Append(name).Append(": ").AppendJoin(',', values).Append("\r\n");
            }

            using var client = new TcpClient { LingerState = new(true, 0) };
            await client.ConnectAsync(at.Host, at.Port, cancellationToken);
            await client.GetStream().WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body], cancellationToken);
        }
        catch (Exception fault) when (fault is SocketException or IOException)
        {
            // Nobody is there.
        }
    }
}
