using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Continuity.GraphQL.DataLoading;

/// <summary>Makes the classes that implement the data loaders' interfaces: each is a <see cref="FunctionDataLoader{TKey, TValue}"/> that bears the interface's name.</summary>
internal sealed class DataLoaderEmitter
{
    private readonly ModuleBuilder module;

    /// <summary>Prepares an assembly for the classes of some methods.</summary>
    /// <param name="methods">The methods.</param>
    public DataLoaderEmitter(IEnumerable<DataLoaderMethod> methods)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Continuity.GraphQL.DataLoaders"), AssemblyBuilderAccess.Run);
        var seen = methods.SelectMany(m => new[] { m.Interface, m.Key, m.Value }).Append(typeof(DataLoaderEmitter)).Select(t => t.Assembly.GetName().Name!);
        var attribute = typeof(IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!;
        foreach (var name in seen.Distinct())
        {
            assembly.SetCustomAttribute(new CustomAttributeBuilder(attribute, [name]));
        }

        module = assembly.DefineDynamicModule("DataLoaders");
    }

    /// <summary>Makes a method's class.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The class, whose constructor takes what <see cref="FunctionDataLoader{TKey, TValue}"/> takes.</returns>
    public Type Emit(DataLoaderMethod method)
    {
        var parent = typeof(FunctionDataLoader<,>).MakeGenericType(method.Key, method.Value);
        var type = module.DefineType($"{method.Interface.FullName}.Implementation", TypeAttributes.Sealed | TypeAttributes.Class, parent, [method.Interface]);
        var inherited = parent.GetConstructors().Single();
        Type[] parameters = [.. inherited.GetParameters().Select(p => p.ParameterType)];
        var code = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, parameters).GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldarg_2);
        code.Emit(OpCodes.Ldarg_3);
        code.Emit(OpCodes.Call, inherited);
        code.Emit(OpCodes.Ret);
        return type.CreateType();
    }
}
