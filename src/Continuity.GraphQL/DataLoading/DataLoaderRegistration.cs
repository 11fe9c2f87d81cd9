using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Continuity.GraphQL.DataLoading;

/// <summary>Registers data loaders, one of each for every request.</summary>
internal static class DataLoaderRegistration
{
    /// <summary>Registers the data loaders among classes: those of <see cref="DataLoaderAttribute"/> methods by their interfaces, and classes that derive from <see cref="DataLoader{TKey, TValue}"/>.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="types">The classes.</param>
    /// <exception cref="Types.SchemaException">A method is not one of a data loader.</exception>
    public static void AddDataLoaders(this IServiceCollection services, IReadOnlyCollection<Type> types)
    {
        foreach (var type in types.Where(IsDataLoader))
        {
            services.TryAddScoped(type);
        }

        var methods = DataLoaderMethod.Find(types);
        var emitter = new DataLoaderEmitter(methods);
        foreach (var method in methods)
        {
            var create = ActivatorUtilities.CreateFactory(emitter.Emit(method), [typeof(IServiceProvider), method.FunctionType]);
            var function = BatchFunctions.Compile(method);
            services.TryAddScoped(method.Interface, provider => create(provider, [provider, function]));
        }
    }

    private static bool IsDataLoader(Type type)
    {
        for (var parent = type; !type.IsAbstract && !type.ContainsGenericParameters && parent is not null; parent = parent.BaseType)
        {
            if (parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(DataLoader<,>))
            {
                return true;
            }
        }

        return false;
    }
}
