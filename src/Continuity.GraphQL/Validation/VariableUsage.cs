using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation;

/// <summary>A variable where a value is expected.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Position">What is expected there.</param>
internal readonly record struct VariableUsage(VariableNode Variable, InputPosition Position);
