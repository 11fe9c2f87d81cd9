namespace Continuity.GraphQL.Types;

/// <summary>A value is not one of its type. The message is written for the caller of the API, and holds no more than a short excerpt of the value.</summary>
/// <param name="message">What was expected and what came.</param>
public sealed class ValueCoercionException(string message) : Exception(message);
