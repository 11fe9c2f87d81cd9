using System.Globalization;
using Continuity.GraphQL;

namespace Continuity.Api.Paging;

/// <summary>Reads what a caller asked for of a list.</summary>
internal static class PageArguments
{
    public const int MaxSize = 100;
    public const int DefaultSize = 20;

    /// <summary>Reads what was asked for of a list whose cursors name it.</summary>
    public static PageArguments<string> Read(char kind, string scope, int? first, string? after) =>
        Read((argument, cursor) => Cursor.Read(argument, cursor, kind, scope), first, after, null, null);

    /// <summary>Reads what was asked for of numbered lists, of whatever scope its cursors are.</summary>
    public static PageArguments<ListPlace> ReadPlaces(char kind, int? first, string? after, int? last, string? before) =>
        Read((argument, cursor) => ListPlace.Read(argument, cursor, kind), first, after, last, before);

    private static PageArguments<TPlace> Read<TPlace>(Func<string, string, TPlace> read, int? first, string? after, int? last, string? before)
        where TPlace : class
    {
        if (first is not null && last is not null)
        {
            throw new GraphQLException("Give \"first\" or \"last\", not both.", "INVALID_ARGUMENT");
        }

        return new(
            after is null ? null : read("after", after),
            before is null ? null : read("before", before),
            Checked("first", first) ?? Checked("last", last) ?? DefaultSize,
            last is not null);
    }

    private static int? Checked(string argument, int? size) => size is null or (>= 1 and <= MaxSize)
        ? size
        : throw new GraphQLException(
            string.Create(CultureInfo.InvariantCulture, $"Argument \"{argument}\" must be from 1 to {MaxSize}; it is {size}."),
            "INVALID_ARGUMENT");
}
