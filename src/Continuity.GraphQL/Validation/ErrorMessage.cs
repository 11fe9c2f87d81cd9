using System.Runtime.CompilerServices;

namespace Continuity.GraphQL.Validation;

/// <summary>
/// The text of an error as it is interpolated: what is put into it is cut short, since names may be as long as the document, and nothing
/// is put together at all when no more errors are told.
/// </summary>
[InterpolatedStringHandler]
internal ref struct ErrorMessage
{
    /// <summary>Long enough for any name that a schema gives, and for a sentence that proposes three.</summary>
    private const int MaxPart = 250;

    private DefaultInterpolatedStringHandler text;

    public ErrorMessage(int literalLength, int formattedCount, ValidationContext context, out bool isWanted)
    {
        isWanted = !context.IsDone;
        text = new DefaultInterpolatedStringHandler(literalLength, formattedCount);
    }

    /// <summary>The same text, cut short if it is long.</summary>
    public static string Excerpt(string part) => part.Length <= MaxPart ? part : $"{part.AsSpan(0, MaxPart)}…";

    public void AppendLiteral(string value) => text.AppendLiteral(value);

    public void AppendFormatted<T>(T value) => text.AppendLiteral(Excerpt(value?.ToString() ?? ""));

    public string ToStringAndClear() => text.ToStringAndClear();
}
