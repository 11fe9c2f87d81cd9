using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>Asks a server one thing, by its inline protocol: what the client library does itself and has no call for.</summary>
internal static class InlineRedis
{
    public static async Task<string> AskAsync(int port, string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var line = await reader.ReadLineAsync() ?? "";
        if (line.StartsWith('-'))
        {
            throw new InvalidOperationException(line);
        }

        if (!line.StartsWith('$'))
        {
            return line[1..];
        }

        var text = new char[int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture)];
        await reader.ReadBlockAsync(text);
        return new(text);
    }
}
