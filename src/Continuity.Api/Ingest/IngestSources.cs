using Continuity.Api.Queues;
using Continuity.Api.SignIn;

namespace Continuity.Api.Ingest;

/// <summary>The sources, by name, from <c>Continuity:Ingest</c>.</summary>
/// <param name="options">Their options.</param>
internal sealed class IngestSources(IReadOnlyDictionary<string, IngestSourceOptions> options)
{
    /// <summary>Where they stand in the configuration.</summary>
    public const string Section = "Continuity:Ingest";

    private const int MostSources = 200;

    /// <summary>Their options by name.</summary>
    public IReadOnlyDictionary<string, IngestSourceOptions> All => options;

    /// <summary>The options of a source; null where there is none of that name, which is told by its case too.</summary>
    /// <param name="name">The name.</param>
    public IngestSourceOptions? Find(string? name) => name is not null && options.TryGetValue(name, out var found) ? found : null;

    /// <summary>What is wrong with them, one sentence each; never holds a secret.</summary>
    /// <param name="queues">The queues that there are.</param>
    public IEnumerable<string> Validate(QueueOptions queues)
    {
        if (options.Count > MostSources)
        {
            yield return $"{Section} may have {MostSources} sources.";
        }

        foreach (var (name, source) in options)
        {
            if (!IsName(name))
            {
                yield return $"{Section}: a source's name must be 1 to {CallerBounds.Id} letters, digits, '-', '_' and '.'.";
            }

            foreach (var fault in source.Validate(queues.Queues))
            {
                yield return $"{Section}:{name}: {fault}";
            }
        }
    }

    // It stands in an address, and is the id of a caller.
    private static bool IsName(string name) =>
        CallerBounds.Allow(name, CallerBounds.Id) && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');
}
