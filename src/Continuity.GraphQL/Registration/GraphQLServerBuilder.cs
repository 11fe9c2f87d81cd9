using System.Reflection;
using Continuity.GraphQL.DataLoading;
using Continuity.GraphQL.ImplementationFirst;
using Continuity.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Continuity.GraphQL.Registration;

/// <summary>Configures the GraphQL server of an application.</summary>
public sealed class GraphQLServerBuilder
{
    private readonly HashSet<Type> types = [];

    internal GraphQLServerBuilder(IServiceCollection services)
    {
        Services = services;
        services.TryAddSingleton(BuildSchema);
    }

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>What the API is about, in Markdown, or null.</summary>
    public string? SchemaDescription { get; set; }

    /// <summary>
    /// Takes an assembly's annotated classes (<see cref="QueryTypeAttribute"/>, <see cref="ObjectTypeAttribute"/> …) into the schema,
    /// and registers its data loaders. The schema itself is built when it is first asked for.
    /// </summary>
    /// <param name="assembly">The assembly.</param>
    /// <returns>The same builder.</returns>
    public GraphQLServerBuilder AddTypes(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return AddTypes(assembly.GetTypes());
    }

    /// <summary>Takes annotated classes into the schema, and registers the data loaders among them.</summary>
    /// <param name="types">The classes; those without an annotation are passed over.</param>
    /// <returns>The same builder.</returns>
    public GraphQLServerBuilder AddTypes(params Type[] types)
    {
        ArgumentNullException.ThrowIfNull(types);
        this.types.UnionWith(types);
        Services.AddDataLoaders(types);
        return this;
    }

    private Schema BuildSchema(IServiceProvider provider)
    {
        var isService = provider.GetService<IServiceProviderIsService>();
        return ImplementationFirstSchema.Build(
            types,
            new ImplementationFirstOptions
            {
                Description = SchemaDescription, IsService = type => isService?.IsService(type) ?? false, InputFormatter = provider.GetService<IInputValueFormatter>(),
            });
    }
}
