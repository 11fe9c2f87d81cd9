using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Continuity.Topologies;

/// <summary>Asks a server one thing, by its inline protocol: what the client library does itself and has no call for.</summary>
public static class InlineRedis
{
    // A frozen server takes a connection and never answers.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Asks.</summary>
    /// <param name="port">The server's port on 127.0.0.1.</param>
    /// <param name="command">One line; the answer's text is taken as ASCII.</param>
    /// <returns>A status, a number or a text; "" for none; of a list its items, each on a line.</returns>
    /// <exception cref="InvalidOperationException">The server answers with an error, which is the message.</exception>
    /// <exception cref="TimeoutException">It does not answer.</exception>
    public static async Task<string> AskAsync(int port, string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port).WaitAsync(Patience);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await ReadAsync(reader).WaitAsync(Patience);
    }

    private static async Task<string> ReadAsync(StreamReader reader)
    {
        var line = await reader.ReadLineAsync() ?? throw new IOException("The server closed the connection.");
        switch (line[0])
        {
            case '-':
                throw new InvalidOperationException(line);
            case '$' when line != "$-1":
                var text = new char[int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture) + 2];
                await reader.ReadBlockAsync(text);
                return new(text, 0, text.Length - 2);
            case '*' when line != "*-1":
                var items = new List<string>();
                for (var left = int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture); left > 0; left--)
                {
                    items.Add(await ReadAsync(reader));
                }

                return string.Join('\n', items);
            case '$' or '*':
                return "";
            default:
                return line[1..];
        }
    }
}
