namespace Continuity.GraphQL.Execution;

/// <summary>Gives a field's value. One that finishes synchronously returns a completed <see cref="ValueTask{TResult}"/> and costs no task.</summary>
/// <param name="context">The field at hand. It may be copied into an asynchronous method.</param>
/// <returns>The value: an item, an <see cref="System.Collections.IEnumerable"/> for a list, or null.</returns>
public delegate ValueTask<object?> FieldResolver(in ResolverContext context);
