namespace Continuity.GraphQL.Validation;

/// <summary>
/// A rule of section 5. It has no state of its own, so that one instance serves all validations, and asks for the places that it is
/// called at by the interfaces that derive from this one.
/// </summary>
#pragma warning disable CA1040 // The marker is what a list of rules of several kinds has in common.
internal interface IValidationRule;
#pragma warning restore CA1040
