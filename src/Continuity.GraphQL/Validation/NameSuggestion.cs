namespace Continuity.GraphQL.Validation;

/// <summary>Proposes names that resemble a mistyped one.</summary>
internal static class NameSuggestion
{
    private const int MaxNames = 3;
    private const int MaxNameLength = 64;

    /// <summary>A sentence with at most three names, the nearest first, with a leading blank; empty where none is near. A long name is not looked at, so that the work stays bounded.</summary>
    public static string For(string name, IEnumerable<string> candidates)
    {
        if (name.Length > MaxNameLength)
        {
            return "";
        }

        var limit = Math.Max(1, name.Length / 3);
        var names = candidates
            .Where(c => Math.Abs(c.Length - name.Length) <= limit && c.Length <= MaxNameLength)
            .Select(c => (Name: c, Distance: Distance(name, c)))
            .Where(c => c.Distance <= limit)
            .OrderBy(c => c.Distance).ThenBy(c => c.Name, StringComparer.Ordinal)
            .Take(MaxNames)
            .Select(c => $"\"{c.Name}\"")
            .ToArray();
        return names.Length == 0 ? "" : $" Did you mean {string.Join(" or ", names)}?";
    }

    /// <summary>Levenshtein's distance; case does not count.</summary>
    private static int Distance(string from, string to)
    {
        Span<int> row = stackalloc int[MaxNameLength + 1];
        for (var j = 0; j <= to.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var same = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]);
                var replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
