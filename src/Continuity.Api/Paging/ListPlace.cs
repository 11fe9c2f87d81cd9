using System.Globalization;
using System.Text;

namespace Continuity.Api.Paging;

/// <summary>A place in numbered lists that are read as one: of each the number up to which, in the order of the list, it has been read.</summary>
/// <param name="Own">The scope of the list that the item stands in.</param>
/// <param name="Numbers">The numbers by the lists' scopes, that of <paramref name="Own"/> among them. Untrusted, 0 or more.</param>
internal sealed record ListPlace(string Own, IReadOnlyDictionary<string, int> Numbers)
{
    private const char BetweenLists = ' ';
    private const char BeforeNumber = ':';

    // So that one more or less is a number too.
    private const int MaxNumber = int.MaxValue - 1;

    /// <summary>Reads a caller's cursor.</summary>
    /// <param name="argument">The argument it was given as, for the message.</param>
    /// <param name="text">The cursor.</param>
    /// <param name="kind">The kind of list.</param>
    /// <exception cref="Continuity.GraphQL.GraphQLException">It is none of this kind of list.</exception>
    public static ListPlace Read(string argument, string text, char kind)
    {
        var cursor = Cursor.Read(argument, text, kind);
        var parts = cursor.Position.Split(BetweenLists);
        var numbers = new Dictionary<string, int> { [cursor.Scope] = Number(parts[0], argument) };
        foreach (var part in parts.AsSpan(1))
        {
            var at = part.IndexOf(BeforeNumber, StringComparison.Ordinal);
            if (at < 1 || !numbers.TryAdd(part[..at], Number(part.AsSpan(at + 1), argument)))
            {
                throw Cursor.Foreign(argument);
            }
        }

        return new(cursor.Scope, numbers);
    }

    /// <summary>The place as callers hold it: of one list no more than its number.</summary>
    /// <param name="kind">The kind of list.</param>
    public string ToCursor(char kind)
    {
        var position = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Numbers[Own]}");
        foreach (var (scope, number) in Numbers)
        {
            if (scope != Own)
            {
                position.Append(CultureInfo.InvariantCulture, $"{BetweenLists}{scope}{BeforeNumber}{number}");
            }
        }

        return new Cursor(kind, Own, position.ToString()).ToString();
    }

    private static int Number(ReadOnlySpan<char> text, string argument) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, MaxNumber) : throw Cursor.Foreign(argument);
}
