using System.Linq.Expressions;
using System.Reflection;
using System.Security.Claims;
using Continuity.GraphQL.DataLoading;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>Finds where a resolver's parameters come from: from the request, the services, the parent, or an argument of the field.</summary>
/// <param name="context">What is at hand.</param>
/// <param name="inputs">The types of arguments.</param>
internal sealed class ParameterBinder(SchemaContext context, InputTypes inputs)
{
    private static readonly MethodInfo ArgumentAt = typeof(ResolverContext).GetMethod(nameof(ResolverContext.ArgumentAt))!;

    /// <summary>Binds a method's parameters.</summary>
    /// <param name="method">The method.</param>
    /// <param name="resolver">The <see cref="ResolverContext"/>.</param>
    /// <param name="arguments">The field's arguments so far; those of this method are added, one that is there already is shared.</param>
    /// <returns>The values of the parameters.</returns>
    public IReadOnlyList<Expression> Bind(MethodInfo method, Expression resolver, List<InputValue> arguments) =>
        [.. method.GetParameters().Select(parameter => Bind(parameter, resolver, arguments))];

    /// <summary>Whether a type is taken from the services.</summary>
    /// <param name="parameter">The parameter.</param>
    public bool IsService(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(ServiceAttribute)) || parameter.ParameterType == typeof(IServiceProvider) || parameter.ParameterType == typeof(ClaimsPrincipal)
        || IsDataLoader(parameter.ParameterType)

        // A service provider counts every IEnumerable<T> as a service.
        || (ListTypes.ItemType(parameter.ParameterType) is null && context.Options.IsService(parameter.ParameterType));

    /// <summary>Takes a service: one that need not be there where the parameter may be null.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="services">The request's services.</param>
    public Expression Service(ParameterInfo parameter, Expression services)
    {
        var isNullable = context.Reader.Of(parameter).IsNullable;
        var method = isNullable ? nameof(ServiceProviderServiceExtensions.GetService) : nameof(ServiceProviderServiceExtensions.GetRequiredService);
        return Expression.Call(typeof(ServiceProviderServiceExtensions), method, [parameter.ParameterType], services);
    }

    private Expression Bind(ParameterInfo parameter, Expression resolver, List<InputValue> arguments)
    {
        var type = parameter.ParameterType;
        if (type == typeof(CancellationToken))
        {
            return Expression.Property(resolver, nameof(ResolverContext.CancellationToken));
        }

        if ((type.IsByRef ? type.GetElementType() : type) == typeof(ResolverContext))
        {
            return resolver;
        }

        if (parameter.IsDefined(typeof(ParentAttribute)) || parameter.IsDefined(typeof(EventMessageAttribute)))
        {
            return Expression.Convert(Expression.Property(resolver, nameof(ResolverContext.Parent)), type);
        }

        return IsService(parameter)
            ? Service(parameter, Expression.Property(resolver, nameof(ResolverContext.Services)))
            : Argument(parameter, resolver, arguments);
    }

    private BlockExpression Argument(ParameterInfo parameter, Expression resolver, List<InputValue> arguments)
    {
        var argument = Define(parameter);
        var index = arguments.FindIndex(a => a.Name == argument.Name);
        if (index < 0)
        {
            index = arguments.Count;
            arguments.Add(argument);
        }

        var value = Expression.Variable(typeof(object), parameter.Name);
        return Expression.Block(
            [value],
            Expression.Assign(value, Expression.Call(resolver, ArgumentAt, Expression.Constant(index))),
            Expression.Condition(
                Expression.ReferenceEqual(value, Expression.Constant(ArgumentValue.Omitted)),
                Expression.Default(parameter.ParameterType),
                Formatted(InputConversion.To(value, parameter.ParameterType), parameter.ParameterType)));
    }

    private Expression Formatted(Expression input, Type type)
    {
        if (context.Options.InputFormatter is not { } formatter || type.IsValueType || type == typeof(string) || ListTypes.ItemType(type) is not null)
        {
            return input;
        }

        var made = Expression.Variable(type, "made");
        var format = typeof(IInputValueFormatter).GetMethod(nameof(IInputValueFormatter.Format))!;
        return Expression.Block(
            [made],
            Expression.Assign(made, input),
            Expression.Condition(
                Expression.ReferenceEqual(made, Expression.Constant(null)),
                made,
                Expression.Convert(Expression.Call(Expression.Constant(formatter), format, made), type)));
    }

    private InputValue Define(ParameterInfo parameter)
    {
        var origin = Origins.Of(parameter);
        var type = inputs.Of(context.Reader.Of(parameter), parameter.IsDefined(typeof(IDAttribute)), origin);
        OptionalRule.Check(parameter.ParameterType, origin);
        return new InputValue(NamingConventions.OfInput(parameter.Name!, parameter), type)
        {
            DefaultValue = DefaultValues.Of(parameter, type, parameter.GetCustomAttribute<DefaultValueAttribute>(), origin),
            Description = context.Descriptions.Of(parameter),
            DeprecationReason = Deprecation.ReasonOf(parameter),
            AppliedDirectives = CostAnnotations.Of(parameter),
            Origin = origin,
        };
    }

    private static bool IsDataLoader(Type type) =>
        type.GetInterfaces().Append(type).Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IDataLoader<,>));
}
