using System.Diagnostics;
using System.Globalization;
using Continuity.Topologies;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>A real redis-server that loses nothing.</summary>
public class RedisServer : StoreServer
{
    protected virtual string AppendOnly => "yes";

    protected override bool IsInstalled => RedisNode.IsInstalled;

    protected override ProcessStartInfo CommandLine() => new("redis-server",
    [
        "--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", Folder,
        "--appendonly", AppendOnly, "--appendfsync", "always", "--save", "",
    ]);
}
