using System.Reflection;
using Continuity.GraphQL.ImplementationFirst;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.DataLoading;

/// <summary>A <see cref="DataLoaderAttribute"/> method and the interface that it serves.</summary>
/// <param name="Method">The method.</param>
/// <param name="Interface">The interface, which resolvers take as a parameter.</param>
/// <param name="Key">The type of the keys.</param>
/// <param name="Value">The type of the values.</param>
internal sealed record DataLoaderMethod(MethodInfo Method, Type Interface, Type Key, Type Value)
{
    /// <summary>The type of what reads its batches.</summary>
    public Type FunctionType => typeof(BatchFunction<,>).MakeGenericType(Key, Value);

    /// <summary>Finds the methods of classes.</summary>
    /// <param name="types">The classes.</param>
    /// <exception cref="SchemaException">There is no interface for a method; each problem names the method.</exception>
    public static IReadOnlyList<DataLoaderMethod> Find(IEnumerable<Type> types)
    {
        var problems = new List<string>();
        var found = types.SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance))
            .Where(m => m.IsDefined(typeof(DataLoaderAttribute)))
            .Select(m => Describe(m, problems))
            .OfType<DataLoaderMethod>()
            .ToList();
        return problems.Count == 0 ? found : throw new SchemaException(problems);
    }

    private static DataLoaderMethod? Describe(MethodInfo method, List<string> problems)
    {
        var origin = Origins.Of(method);
        var name = $"I{NamingConventions.WithoutVerb(method.Name)}DataLoader";
        var candidates = method.Module.Assembly.GetTypes().Where(t => t.IsInterface && t.Name == name && t.GetMembers().Length == 0).ToList();
        var marker = candidates.Find(t => t.Namespace == method.DeclaringType!.Namespace) ?? candidates.FirstOrDefault();
        var loader = marker?.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IDataLoader<,>));
        if (loader?.GenericTypeArguments is not [var key, var value])
        {
            problems.Add($"{origin}: declare the interface {name} : IDataLoader<TKey, TValue> beside it, without members of its own.");
            return null;
        }

        if (!method.IsStatic || method.GetParameters().All(p => p.ParameterType != typeof(IReadOnlyList<>).MakeGenericType(key)))
        {
            problems.Add($"{origin}: a data loader's method is static and takes its keys as IReadOnlyList<{key.Name}>.");
            return null;
        }

        if (!BatchFunctions.IsResult(method.ReturnType, key, value))
        {
            problems.Add($"{origin}: return a task of IReadOnlyDictionary<{key.Name}, {value.Name}>, or of an ILookup where {name} gives arrays.");
            return null;
        }

        return new DataLoaderMethod(method, marker!, key, value);
    }
}
