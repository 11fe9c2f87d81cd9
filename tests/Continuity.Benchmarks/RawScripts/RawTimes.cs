namespace Continuity.Benchmarks.RawScripts;

/// <summary>How a client fared that does the bare scripts.</summary>
/// <param name="EachSecond">How many requests' calls it did a second.</param>
/// <param name="Median">The median of the times that those of a request took, in ms.</param>
/// <param name="Late">What 99 of 100 stayed under, in ms.</param>
/// <param name="ClientMicroseconds">Its own processor time for those of a request, in µs.</param>
/// <param name="RedisMicroseconds">The processor time of Redis for those of a request, in µs.</param>
internal readonly record struct RawTimes(double EachSecond, double Median, double Late, double ClientMicroseconds, double RedisMicroseconds);
