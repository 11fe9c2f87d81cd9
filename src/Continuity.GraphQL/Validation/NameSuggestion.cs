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

    /// <summary>How many letters were added, lost, replaced or swapped with the next; case does not count.</summary>
    private static int Distance(string from, string to)
    {
        Span<int> buffer = stackalloc int[3 * (MaxNameLength + 1)];
        var beforePrevious = buffer[..(to.Length + 1)];
        var previous = buffer.Slice(to.Length + 1, to.Length + 1);
        var current = buffer.Slice(2 * (to.Length + 1), to.Length + 1);
        for (var j = 0; j <= to.Length; j++)
        {
            current[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            var free = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = free;
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = previous[j - 1] + (Same(from[i - 1], to[j - 1]) ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }
        }

        return current[to.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
