using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Continuity.GraphQL;

namespace Continuity.Api.Paging;

/// <summary>
/// A place in a list, in the opaque form that callers hold: base64url of the list's kind, what it is a list of, and the position.
/// Untrusted: whoever reads one checks that it is of the list at hand; what may be seen is decided without it.
/// </summary>
/// <param name="Kind">The kind of list, one letter.</param>
/// <param name="Scope">What it is a list of: a customer's id, a ticket's, a queue's name.</param>
/// <param name="Position">The position of the item that the cursor stands behind.</param>
internal readonly record struct Cursor(char Kind, string Scope, string Position)
{
    private const char Separator = (char)10;

    // The longest there is: a place in 200 lists (see ListPlace), each with a scope of 26 characters, a number of up to 10, and two separators.
    private const int MaxLength = 10_200;

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Concat([Kind], Scope, [Separator], Position)));

    /// <summary>Reads a caller's cursor.</summary>
    /// <param name="argument">The argument it was given as, for the message.</param>
    /// <exception cref="GraphQLException">It is none of this list.</exception>
    public static string Read(string argument, string text, char kind, string scope) =>
        Read(argument, text, kind) is var cursor && cursor.Scope == scope ? cursor.Position : throw Foreign(argument);

    /// <summary>Reads a caller's cursor of any list of a kind.</summary>
    /// <param name="argument">The argument it was given as, for the message.</param>
    /// <exception cref="GraphQLException">It is none of this kind of list.</exception>
    public static Cursor Read(string argument, string text, char kind)
    {
        var decoded = new byte[Base64Url.GetMaxDecodedLength(Math.Min(text.Length, MaxLength))];
        if (text.Length <= MaxLength
            && Base64Url.DecodeFromChars(text, decoded, out _, out var length) == OperationStatus.Done
            && Encoding.UTF8.GetString(decoded, 0, length) is { Length: > 2 } plain
            && plain[0] == kind
            && plain.IndexOf(Separator, StringComparison.Ordinal) is var at and > 0)
        {
            return new(kind, plain[1..at], plain[(at + 1)..]);
        }

        throw Foreign(argument);
    }

    /// <summary>The refusal of a cursor that is none of the list at hand.</summary>
    /// <param name="argument">The argument it was given as.</param>
    public static GraphQLException Foreign(string argument) => new($"Argument \"{argument}\" is not a cursor of this list.", "INVALID_CURSOR");
}
