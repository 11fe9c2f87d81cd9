namespace Continuity.Redis.Tests.Hosting;

/// <summary>A real redis-server without an append-only file.</summary>
public sealed class ForgetfulRedisServer : RedisServer
{
    protected override string AppendOnly => "no";
}
