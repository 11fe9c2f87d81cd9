using System.Globalization;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.Sdl;

/// <summary>Names the place in SDL text that a member was built from.</summary>
internal static class SdlOrigin
{
    /// <summary>Names a node's place.</summary>
    /// <param name="node">The node.</param>
    public static string Of(SyntaxNode node) =>
        string.Create(CultureInfo.InvariantCulture, $"SDL line {node.Location.Line}, column {node.Location.Column}");
}
