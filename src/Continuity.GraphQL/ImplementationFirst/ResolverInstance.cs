using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>Code that makes an instance of a class whose methods are resolvers.</summary>
internal static class ResolverInstance
{
    private static readonly MethodInfo Make = typeof(ResolverInstance).GetMethod(nameof(Create), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Takes the instance from the services, or makes one with them where the class is not registered.</summary>
    /// <param name="type">The class.</param>
    /// <param name="services">The request's services.</param>
    public static Expression Of(Type type, Expression services) =>
        Expression.Call(Make.MakeGenericMethod(type), services, Expression.Constant(ActivatorUtilities.CreateFactory(type, [])));

    private static T Create<T>(IServiceProvider services, ObjectFactory factory)
        where T : class => services.GetService<T>() ?? (T)factory(services, null);
}
