using System.Linq.Expressions;
using System.Reflection;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>Makes fields of C# members, and compiles their resolvers.</summary>
/// <param name="context">What is at hand.</param>
/// <param name="outputs">The types of fields.</param>
/// <param name="binder">Binds the parameters of methods.</param>
internal sealed class FieldFactory(SchemaContext context, OutputTypes outputs, ParameterBinder binder)
{
    /// <summary>The field of a property or method.</summary>
    /// <param name="member">The member. One of an instance is called on the parent, where the parent is of its class, or else on an instance with the request's services.</param>
    /// <param name="parent">The C# type of the object that the field stands in; null for a root type.</param>
    /// <exception cref="MappingException">Its type, or that of a parameter, has no counterpart.</exception>
    public FieldDefinition Create(MemberInfo member, Type? parent)
    {
        var resolver = Expression.Parameter(typeof(ResolverContext).MakeByRefType(), "context");
        var arguments = new List<InputValue>();
        var call = Call(member, parent, resolver, arguments);
        var field = Define(member, TypeOf(member), arguments, ResolverResult.Of(call), resolver);
        field.LeafWriter = PropertyLeaf.Of(member, parent, field.Type);
        return field;
    }

    /// <summary>The field that a subscription's method gives, which opens the stream of its events.</summary>
    /// <param name="method">The method: it returns the events, or says by <see cref="SubscribeAttribute"/> which one does.</param>
    /// <exception cref="MappingException">No method gives events, or a type has no counterpart.</exception>
    public FieldDefinition CreateSubscription(MethodInfo method)
    {
        var subscribe = method.GetCustomAttribute<SubscribeAttribute>();
        var source = subscribe is null ? method : method.DeclaringType!.GetMethod(subscribe.With)
            ?? throw new MappingException($"{Origins.Of(method.DeclaringType!)} has no public method {subscribe.With}.", Origins.Of(method));
        var events = context.Reader.OfEvents(source.ReturnParameter)
            ?? throw new MappingException($"{source.Name} gives no events: it must return IAsyncEnumerable<T>.", Origins.Of(method));
        var resolver = Expression.Parameter(typeof(ResolverContext).MakeByRefType(), "context");
        var arguments = new List<InputValue>();
        var stream = Call(source, parent: null, resolver, arguments);
        var value = subscribe is null ? Expression.Property(resolver, nameof(ResolverContext.Parent)) : Call(method, parent: null, resolver, arguments);
        var type = subscribe is null ? outputs.Of(events, IsId(method), Origins.Of(method)) : TypeOf(method);
        var field = Define(method, type, arguments, ResolverResult.Of(value), resolver);
        field.Subscriber = Expression.Lambda<SubscriptionResolver>(EventStream.Of(stream), resolver).Compile();
        return field;
    }

    private static bool IsId(MemberInfo member) =>
        member.IsDefined(typeof(IDAttribute)) || (member is MethodInfo method && method.ReturnParameter.IsDefined(typeof(IDAttribute), inherit: true))
        || (member is PropertyInfo property && InputMembers.IsIdParameter(property));

    private FieldDefinition Define(MemberInfo member, GraphQLType type, List<InputValue> arguments, Expression value, ParameterExpression resolver) =>
        new(NamingConventions.OfField(member), type)
        {
            Arguments = arguments,
            AppliedDirectives = CostAnnotations.OfField(member, ReferenceOf(member).Type, arguments),
            Description = context.Descriptions.Of(member),
            DeprecationReason = Deprecation.ReasonOf(member),
            Origin = Origins.Of(member),
            Compiled = new(Expression.Lambda<FieldResolver>(value, resolver).Compile),
        };

    private GraphQLType TypeOf(MemberInfo member) => outputs.Of(ReferenceOf(member), IsId(member), Origins.Of(member));

    private TypeReference ReferenceOf(MemberInfo member) =>
        member is PropertyInfo property ? context.Reader.Of(property) : context.Reader.Of(((MethodInfo)member).ReturnParameter);

    private Expression Call(MemberInfo member, Type? parent, ParameterExpression resolver, List<InputValue> arguments)
    {
        var method = member as MethodInfo;
        var isStatic = (method ?? ((PropertyInfo)member).GetMethod!).IsStatic;
        var instance = isStatic ? null
            : parent is not null && member.DeclaringType!.IsAssignableFrom(parent) ? Expression.Convert(Expression.Property(resolver, nameof(ResolverContext.Parent)), member.DeclaringType)
            : ResolverInstance.Of(member.DeclaringType!, Expression.Property(resolver, nameof(ResolverContext.Services)));
        return method is null ? Expression.Property(instance, (PropertyInfo)member) : Expression.Call(instance, method, binder.Bind(method, resolver, arguments));
    }
}
