using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Execution.Results;
using Continuity.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Tests.ImplementationFirst;

/// <summary>Calls the resolvers of a schema as an executor does.</summary>
internal static class Resolving
{
    private static readonly IServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    public static ValueTask<object?> Resolve(
        this Schema schema, string type, string name, object? parent = null, object?[]? arguments = null, IServiceProvider? services = null, CancellationToken cancellationToken = default)
    {
        var field = ((ComplexType)schema.Types[type]).Fields[name];
        var context = Context(field, parent, arguments, services, cancellationToken);
        return field.Resolver!(in context);
    }

    public static ValueTask<IAsyncEnumerable<object?>> Subscribe(this Schema schema, string name, object?[] arguments, CancellationToken cancellationToken = default)
    {
        var field = schema.Subscription!.Fields[name];
        var context = Context(field, null, arguments, null, cancellationToken);
        return field.Subscriber!(in context);
    }

    private static ResolverContext Context(FieldDefinition field, object? parent, object?[]? arguments, IServiceProvider? services, CancellationToken cancellationToken) =>
        new(new RequestContext(services ?? NoServices, cancellationToken), field, [], parent, arguments ?? [], new NoPath(), default);

    private sealed class NoPath : IPathSource
    {
        public IReadOnlyList<object> PathAt(ResultPlace place) => [];
    }
}
