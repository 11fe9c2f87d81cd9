using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Continuity.GraphQL.Registration;

/// <summary>Sets the bounds of a GraphQL server, and its schema where that is not made from annotated classes.</summary>
public static class GraphQLServerBuilderOptionsExtensions
{
    /// <summary>Changes the server's bounds: <c>ModifyOptions(o => o with { MaxTokens = 2_000 })</c>.</summary>
    /// <param name="builder">The server's builder.</param>
    /// <param name="modify">Gives the new bounds, from those that hold so far.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A bound is out of its own bounds.</exception>
    public static GraphQLServerBuilder ModifyOptions(this GraphQLServerBuilder builder, Func<GraphQLServerOptions, GraphQLServerOptions> modify)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(modify);
        var known = builder.Services.LastOrDefault(static s => s.ServiceType == typeof(GraphQLServerOptions))?.ImplementationInstance;
        builder.Services.Replace(ServiceDescriptor.Singleton(modify(known as GraphQLServerOptions ?? new())));
        return builder;
    }

    /// <summary>Gives exceptions of the application's own kinds, such as a store that can't be reached, an error that tells the caller what it means.</summary>
    /// <param name="builder">The server's builder.</param>
    /// <param name="filter">The error to answer with, without place or path; null for an exception that is none of its kinds.</param>
    /// <returns>The same builder.</returns>
    public static GraphQLServerBuilder AddErrorFilter(this GraphQLServerBuilder builder, Func<Exception, GraphQLError?> filter) =>
        builder.ModifyOptions(options => options with
        {
            ErrorFilter = options.ErrorFilter is { } before ? exception => before(exception) ?? filter(exception) : filter,
        });

    /// <summary>Serves a schema that is at hand, such as one built by <c>SdlSchema</c>.</summary>
    /// <param name="builder">The server's builder.</param>
    /// <param name="schema">The schema.</param>
    /// <returns>The same builder.</returns>
    public static GraphQLServerBuilder UseSchema(this GraphQLServerBuilder builder, Schema schema)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(schema);
        builder.Services.Replace(ServiceDescriptor.Singleton(schema));
        return builder;
    }
}
