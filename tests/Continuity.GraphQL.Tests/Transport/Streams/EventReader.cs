using System.Text;
using System.Text.Json.Nodes;

namespace Continuity.GraphQL.Tests.Transport.Streams;

/// <summary>Subscribes over HTTP, and reads the events of the answer.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly StreamReader lines;

    private EventReader(HttpResponseMessage response, Stream body)
    {
        Response = response;
        lines = new StreamReader(body, Encoding.UTF8);
    }

    public HttpResponseMessage Response { get; }

    public static async Task<EventReader> OpenAsync(StreamHost host, string query, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(new JsonObject { ["query"] = query }.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Accept", "text/event-stream");
        change?.Invoke(request);
        var response = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new EventReader(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next block of lines, joined by |; null at the end of the stream.</summary>
    public async Task<string?> NextAsync()
    {
        var block = new List<string>();
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.Length == 0)
            {
                return string.Join('|', block);
            }

            block.Add(line);
        }

        return block.Count == 0 ? null : throw new InvalidDataException("The stream ended within an event.");
    }

    /// <summary>The answer as it stands, where it is no stream.</summary>
    public Task<string> TextAsync() => lines.ReadToEndAsync();

    /// <summary>All that is left.</summary>
    public async Task<IReadOnlyList<string>> RestAsync()
    {
        var blocks = new List<string>();
        while (await NextAsync() is { } block)
        {
            blocks.Add(block);
        }

        return blocks;
    }

    public void Dispose()
    {
        lines.Dispose();
        Response.Dispose();
    }
}
