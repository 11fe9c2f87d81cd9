namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>Goes over input objects as soon as they are made, before a resolver gets them. Where one is registered as a service, each argument that is an input object passes through it.</summary>
public interface IInputValueFormatter
{
    /// <summary>Goes over an input object.</summary>
    /// <param name="input">The input object, which nobody else has.</param>
    /// <returns>The one that the resolver gets, of the same type.</returns>
    object Format(object input);
}
