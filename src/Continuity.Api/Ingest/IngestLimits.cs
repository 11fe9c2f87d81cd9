namespace Continuity.Api.Ingest;

/// <summary>What all sources together may take of an instance of the API: <c>Continuity:IngestLimits</c>.</summary>
internal sealed record IngestLimits
{
    /// <summary>Where they stand in the configuration.</summary>
    public const string Section = "Continuity:IngestLimits";

    private const long Least = 1024 * 1024;
    private const long Most = 64L * 1024 * 1024 * 1024;

    // Of a source's half, seven eighths are for large bodies: as the buffer of the largest grows, the one before it is there too.
    private const int Largest = 5;

    /// <summary>
    /// The most memory, in bytes, of bodies whose signature is not checked yet, of all requests at once: 1 MiB to 64 GiB, and five times the largest body that a source may send; default 128 MiB.
    /// No source takes more than half of it; an eighth, of the whole and of each source's half, is kept for bodies of at most 64 KiB.
    /// </summary>
    public long UnverifiedBytes { get; init; } = 128 * 1024 * 1024;

    /// <summary>What is wrong with these options, one sentence each.</summary>
    /// <param name="sources">The sources.</param>
    public IEnumerable<string> Validate(IngestSources sources)
    {
        if (UnverifiedBytes is < Least or > Most)
        {
            yield return $"{Section}: UnverifiedBytes is {UnverifiedBytes}; it must be from {Least:N0} to {Most:N0}.";
        }

        var largest = sources.All.Values.Select(static source => source.Bytes).DefaultIfEmpty().Max();
        if (UnverifiedBytes < Largest * (long)largest)
        {
            yield return $"{Section}: UnverifiedBytes is {UnverifiedBytes}; it must be at least five times the MaximumBytes of each source, {Largest * (long)largest:N0}.";
        }
    }
}
