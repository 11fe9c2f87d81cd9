using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Faults.Calls;

namespace Continuity.Faults.Streams;

/// <summary>A subscription over server-sent events.</summary>
internal sealed class EventSubscription : ISubscription
{
    // A server that says nothing for so long, not even that it is there, is gone.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);
    private static readonly HttpClient Http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) }) { Timeout = Timeout.InfiniteTimeSpan };
    private HttpResponseMessage? response;
    private StreamReader? lines;

    public async Task OpenAsync(Uri api, string token, string query, JsonObject variables, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api, "graphql"))
        {
            Content = JsonContent.Create(new JsonObject { ["query"] = query, ["variables"] = variables }),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            var said = await response.Content.ReadAsStringAsync(cancellationToken);
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable || said.Contains(StoreError.Code, StringComparison.Ordinal))
            {
                throw new IOException(said);
            }

            throw new SubscriptionRefusedException($"{(int)response.StatusCode}: {said}");
        }

        lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
    }

    public async Task<JsonElement?> NextAsync(CancellationToken cancellationToken)
    {
        var name = "";
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        while (true)
        {
            silence.CancelAfter(Silence);
            if (await lines!.ReadLineAsync(silence.Token) is not { } line)
            {
                return null;
            }

            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                name = line["event: ".Length..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return name == "complete" ? null : JsonDocument.Parse(line["data: ".Length..]).RootElement.Clone();
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        lines?.Dispose();
        response?.Dispose();
        return ValueTask.CompletedTask;
    }
}
