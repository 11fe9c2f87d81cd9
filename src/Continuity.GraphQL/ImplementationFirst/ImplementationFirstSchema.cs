using System.Reflection;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>
/// Builds schemas from annotated C# classes, by Hot Chocolate's implementation-first conventions: <see cref="QueryTypeAttribute"/>,
/// <see cref="MutationTypeAttribute"/>, <see cref="SubscriptionTypeAttribute"/> and <see cref="ObjectTypeAttribute{T}"/> say where to begin, and what
/// their members refer to follows. XML documentation becomes descriptions, nullable reference types the schema's nullability.
/// </summary>
public static class ImplementationFirstSchema
{
    /// <summary>Builds a schema from an assembly's annotated classes.</summary>
    /// <param name="assembly">The assembly. Its XML documentation file is looked for beside it.</param>
    /// <param name="options">What it is built with beside the classes; null: as by default.</param>
    /// <exception cref="SchemaException">The classes make no valid schema; each problem names the C# member.</exception>
    public static Schema Build(Assembly assembly, ImplementationFirstOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return Build(assembly.GetTypes(), options);
    }

    /// <summary>Builds a schema from annotated classes.</summary>
    /// <param name="types">The classes; those without an annotation are passed over.</param>
    /// <param name="options">What it is built with beside the classes; null: as by default.</param>
    /// <exception cref="SchemaException">The classes make no valid schema; each problem names the C# member.</exception>
    public static Schema Build(IEnumerable<Type> types, ImplementationFirstOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(types);
        return new SchemaBuild(options ?? new ImplementationFirstOptions(), new AnnotatedClasses(types)).Complete();
    }
}
