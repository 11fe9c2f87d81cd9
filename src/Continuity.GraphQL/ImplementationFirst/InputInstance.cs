using System.Linq.Expressions;
using System.Reflection;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>Compiles what makes the C# value of an input object from its coerced fields.</summary>
internal static class InputInstance
{
    private static readonly MethodInfo TryGetValue = typeof(IReadOnlyDictionary<string, object?>).GetMethod(nameof(IReadOnlyDictionary<,>.TryGetValue))!;

    /// <summary>Compiles the factory, once it is first called: fields that were left out take the constructor's default, or leave their property as it is.</summary>
    /// <param name="type">The C# type.</param>
    /// <param name="members">Its fields.</param>
    public static Func<IReadOnlyDictionary<string, object?>, object> Compile(Type type, IReadOnlyList<InputMember> members)
    {
        var given = Expression.Parameter(typeof(IReadOnlyDictionary<string, object?>), "given");
        var value = Expression.Variable(typeof(object), "value");
        var instance = Expression.Variable(type, "instance");
        var taken = members.Where(m => m.Parameter is not null).Select(m => Expression.Condition(
            Given(given, m, value),
            InputConversion.To(value, m.Parameter!.ParameterType),
            Expression.Default(m.Parameter.ParameterType)));
        var set = members.Where(m => m.Parameter is null).Select(m => Expression.IfThen(
            Given(given, m, value),
            Expression.Assign(Expression.Property(instance, m.Property), InputConversion.To(value, m.Property.PropertyType))));
        var created = InputMembers.Constructor(type) is { } constructor ? Expression.New(constructor, taken) : Expression.New(type);
        var body = Expression.Block([value, instance], [Expression.Assign(instance, created), .. set, Expression.Convert(instance, typeof(object))]);
        var factory = new Lazy<Func<IReadOnlyDictionary<string, object?>, object>>(Expression.Lambda<Func<IReadOnlyDictionary<string, object?>, object>>(body, given).Compile);
        return fields => factory.Value(fields);
    }

    private static MethodCallExpression Given(Expression given, InputMember member, ParameterExpression value) =>
        Expression.Call(given, TryGetValue, Expression.Constant(member.Name), value);
}
