using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Continuity.Api.Tests.Hosting;

/// <summary>A subscription over server-sent events, read result by result.</summary>
public sealed class EventStream : IDisposable
{
    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;

    private EventStream(HttpResponseMessage response, Stream body)
    {
        this.response = response;
        lines = new StreamReader(body);
    }

    /// <summary>Subscribes; it may come into force a moment later.</summary>
    public static async Task<EventStream> OpenAsync(RunningApi api, string token, string query, JsonObject variables)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new JsonObject { ["query"] = query, ["variables"] = variables.DeepClone() }),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var response = await api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return new EventStream(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The next result; null once the server has said that there is no other.</summary>
    /// <exception cref="IOException">The connection was lost, or the stream ended without that word.</exception>
    public async Task<JsonElement?> NextAsync()
    {
        var name = "";
        while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                name = line["event: ".Length..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return name == "complete" ? null : JsonDocument.Parse(line["data: ".Length..]).RootElement.Clone();
            }
        }

        throw new IOException("The stream has ended.");
    }

    public void Dispose()
    {
        lines.Dispose();
        response.Dispose();
    }
}
