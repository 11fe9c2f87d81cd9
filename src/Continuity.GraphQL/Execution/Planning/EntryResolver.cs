namespace Continuity.GraphQL.Execution.Planning;

/// <summary>Resolves a field that has no resolver: by the entry of its name, where its parent is a dictionary.</summary>
internal static class EntryResolver
{
    /// <summary>The entry of the field's name; null where there is none, or where the parent is no dictionary.</summary>
    /// <param name="context">The field at hand.</param>
    public static ValueTask<object?> Resolve(in ResolverContext context) => new(context.Parent switch
    {
        IReadOnlyDictionary<string, object?> entries => entries.GetValueOrDefault(context.Field.Name),
        IDictionary<string, object?> entries => entries.TryGetValue(context.Field.Name, out var value) ? value : null,
        _ => null,
    });
}
