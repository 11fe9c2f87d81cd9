namespace Continuity.Redis.Keys;

/// <summary>Where it is kept what a channel's system calls by a name of its own: the session, and what came before that was known.</summary>
/// <param name="Key">The source and its name for the thing.</param>
internal readonly record struct IngestKey(KeyDigest Key)
{
    /// <summary>The key of the session.</summary>
    public string Session => $"{{w:{Key.Value}}}";

    /// <summary>The key of the set of what came before the session was known, by when it came.</summary>
    public string Early => $"{Session}:early";

    /// <summary>The key of the set of a source's names for the things of which something waits, by when it came.</summary>
    public static string Waiting(string source) => $"{{w:{KeyDigest.Of(source).Value}}}:waiting";
}
