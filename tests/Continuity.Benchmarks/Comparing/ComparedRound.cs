using Continuity.Benchmarks.RawScripts;
using Continuity.Benchmarks.Stand;

namespace Continuity.Benchmarks.Comparing;

/// <summary>What a round came to.</summary>
/// <param name="Api">What the API's callers saw.</param>
/// <param name="ApiMicroseconds">Its processor time a request, in µs.</param>
/// <param name="RedisMicroseconds">That of its Redis.</param>
/// <param name="Raw">How the client fared that does the bare scripts.</param>
internal readonly record struct ComparedRound(Wrk Api, double ApiMicroseconds, double RedisMicroseconds, RawTimes Raw)
{
    /// <summary>The API's requests a second to those whose bare scripts the client did.</summary>
    public double Ratio => Api.EachSecond / Raw.EachSecond;
}
