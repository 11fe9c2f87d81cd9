using System.Reflection;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Architecture;

/// <summary>Who may know of whom, as design.md says.</summary>
[OneStore("No store changes it.")]
public sealed class LayerTests
{
    private const string Domain = "Continuity";
    private const string GraphQL = "Continuity.GraphQL";
    private const string Store = "Continuity.Redis";
    private const string Mail = "Continuity.Mail";
    private const string Host = "Continuity.Api";
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly string[] OwnClock = [".SignIn", ".Embedded"];

    [Theory]
    [InlineData(Domain)]
    [InlineData(GraphQL)]
    [InlineData(Store, Domain)]
    [InlineData(Mail)]
    [InlineData(Host, Domain, GraphQL, Store, Mail)]
    public void Project_KnowsOfNoOtherPartThan(string project, params string[] parts) =>
        Assert.Equal(parts.Order(), References(project).Where(static name => name == Domain || name.StartsWith("Continuity.", StringComparison.Ordinal)).Order());

    [Theory]
    [InlineData(Domain, "StackExchange.", "Microsoft.AspNetCore.", "Microsoft.Extensions.")]
    [InlineData(GraphQL, "StackExchange.")]
    [InlineData(Store, "Microsoft.AspNetCore.")]
    [InlineData(Mail, "StackExchange.", "Microsoft.AspNetCore.", "Microsoft.Extensions.")]
    [InlineData(Host, "StackExchange.")]
    public void Project_KnowsNothingOf(string project, params string[] foreign) =>
        Assert.DoesNotContain(References(project), name => foreign.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));

    [Fact]
    public void Capability_HasTheTimeFromTheStoreAndNotFromItsOwnClock() => Assert.DoesNotContain(
        Assembly.Load(Host).GetTypes().Where(static type => type.Namespace is not { } name || !OwnClock.Any(name.EndsWith)),
        static type => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared))
            .Any(static method => method.GetParameters().Any(static parameter => parameter.ParameterType == typeof(TimeProvider))));

    private static IEnumerable<string> References(string project) => Assembly.Load(project).GetReferencedAssemblies().Select(static reference => reference.Name!);
}
