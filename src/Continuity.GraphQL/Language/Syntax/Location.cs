namespace Continuity.GraphQL.Language.Syntax;

/// <summary>Where a node stands in its source text.</summary>
/// <param name="Start">Offset of its first byte, in bytes of UTF-8, from 0.</param>
/// <param name="End">Offset after its last byte.</param>
/// <param name="Line">Line of its first character, from 1.</param>
/// <param name="Column">Column of its first character in that line, in UTF-16 units as graphql-js counts them, from 1.</param>
public readonly record struct Location(int Start, int End, int Line, int Column);
