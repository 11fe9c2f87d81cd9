using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Language;

/// <summary>
/// Writes syntax trees as source text, in the layout that graphql-js prints: two spaces an indentation, the arguments of
/// a field below one another where they would take the line past 80 columns, block strings as block strings.
/// </summary>
public static class SyntaxPrinter
{
    /// <summary>The source text of a node. Parsed again, it gives an equal node, except for the places in the source.</summary>
    /// <param name="node">A document or any part of one.</param>
    /// <returns>The text, without a line end after it.</returns>
    public static string Print(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var writer = new SyntaxWriter();
        writer.Write(node);
        return writer.ToString();
    }
}
