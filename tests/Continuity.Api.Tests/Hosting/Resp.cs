using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Continuity.Api.Tests.Hosting;

/// <summary>One connection that speaks the Redis protocol: for looking at a store from outside.</summary>
public sealed class Resp : IDisposable
{
    private readonly TcpClient client;
    private readonly StreamReader reader;

    private Resp(TcpClient client)
    {
        this.client = client;
        reader = new StreamReader(client.GetStream(), Encoding.UTF8);
    }

    /// <summary>Connects to 127.0.0.1.</summary>
    /// <param name="port">The port.</param>
    public static async Task<Resp> ConnectAsync(int port)
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        return new Resp(client);
    }

    /// <summary>Connects to one of the servers of a store.</summary>
    /// <param name="store">What its clients connect with.</param>
    public static Task<Resp> ConnectAsync(string store) => ConnectAsync(int.Parse(store.Split(',')[0].Split(':')[1], CultureInfo.InvariantCulture));

    /// <summary>Sends a command whose answer is a status, an integer or a string.</summary>
    /// <param name="words">The command.</param>
    /// <returns>The answer; null for none.</returns>
    public async Task<string?> SendAsync(params string[] words)
    {
        var command = new StringBuilder().Append(CultureInfo.InvariantCulture, $"*{words.Length}\r\n");
        foreach (var word in words)
        {
            command.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        }

        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(command.ToString()));
        var head = await reader.ReadLineAsync() ?? throw new IOException("The server closed the connection.");
        return head[0] switch
        {
            '+' or ':' => head[1..],
            '$' when head == "$-1" => null,
            '$' => await reader.ReadLineAsync(),
            '-' when head.StartsWith("-MOVED ", StringComparison.Ordinal) => await SendElsewhereAsync(head.Split(' ')[2], words),
            _ => throw new IOException(head),
        };
    }

    // Of a cluster, each server names the one that has the key.
    private static async Task<string?> SendElsewhereAsync(string server, string[] words)
    {
        using var other = await ConnectAsync(server);
        return await other.SendAsync(words);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        reader.Dispose();
        client.Dispose();
    }
}
