using StackExchange.Redis;

namespace Continuity.Benchmarks.RawScripts;

/// <summary>A call to Redis as the store made it, to be made again by a client that decides nothing.</summary>
/// <param name="database">The client.</param>
internal delegate Task RecordedCall(IDatabase database);
