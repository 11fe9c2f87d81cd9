namespace Continuity.GraphQL.Language;

/// <summary>One lexical token. Its text stays in the source.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="End">Offset after its last byte.</param>
/// <param name="Line">Line of its first character, from 1.</param>
/// <param name="Column">Column of its first character, in UTF-16 units, from 1.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, int Line, int Column);
