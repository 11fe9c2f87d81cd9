using System.Globalization;
using Continuity.GraphQL;

namespace Continuity.Api.Paging;

/// <summary>What a caller asked for of a list, checked.</summary>
/// <param name="After">The position after which the page begins, or null.</param>
/// <param name="Before">The position before which the page ends, or null.</param>
/// <param name="Size">How many items at most.</param>
/// <param name="FromEnd">Whether the last items of the range are asked for, not the first.</param>
internal sealed record PageArguments(string? After, string? Before, int Size, bool FromEnd)
{
    public const int MaxSize = 100;
    public const int DefaultSize = 20;

    public static PageArguments Read(char kind, string scope, int? first, string? after, int? last = null, string? before = null)
    {
        if (first is not null && last is not null)
        {
            throw new GraphQLException("Give \"first\" or \"last\", not both.", "INVALID_ARGUMENT");
        }

        return new(
            after is null ? null : Cursor.Read("after", after, kind, scope),
            before is null ? null : Cursor.Read("before", before, kind, scope),
            Checked("first", first) ?? Checked("last", last) ?? DefaultSize,
            last is not null);
    }

    private static int? Checked(string argument, int? size) => size is null or (>= 1 and <= MaxSize)
        ? size
        : throw new GraphQLException(
            string.Create(CultureInfo.InvariantCulture, $"Argument \"{argument}\" must be from 1 to {MaxSize}; it is {size}."),
            "INVALID_ARGUMENT");
}
