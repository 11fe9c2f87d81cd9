using System.Reflection;
using Continuity.Customers;

namespace Continuity.Tests;

public class ArchitectureTests
{
    private static readonly Assembly Domain = typeof(CustomerState).Assembly;

    private static readonly MethodInfo[] Decisions =
        [.. Domain.GetExportedTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)).Where(method => method.Name == "Decide")];

    [Fact]
    public void Domain_ReferencesNothingButTheRuntime() =>
        Assert.DoesNotContain(
            Domain.GetReferencedAssemblies(),
            reference => !reference.Name!.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void Decisions_AreGivenTheTimeAndAskNoClock()
    {
        Assert.NotEmpty(Decisions);
        Assert.All(Decisions, decide =>
        {
            Assert.Equal(typeof(DateTimeOffset), decide.GetParameters()[^1].ParameterType);
            Assert.DoesNotContain(decide.GetParameters(), parameter => typeof(TimeProvider).IsAssignableFrom(parameter.ParameterType));
        });
        Assert.DoesNotContain(
            Domain.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)),
            field => typeof(TimeProvider).IsAssignableFrom(field.FieldType));
    }

    [Fact]
    public void Decisions_AreSynchronous() =>
        Assert.DoesNotContain(Decisions, decide => typeof(Task).IsAssignableFrom(decide.ReturnType));

    [Fact]
    public void PublicTypes_LiveInACapability() =>
        Assert.All(
            Domain.GetExportedTypes(),
            type => Assert.Contains(type.Namespace, new[] { "Continuity.Briefs", "Continuity.Callers", "Continuity.Calls", "Continuity.Continuation", "Continuity.Customers", "Continuity.Deadlines", "Continuity.Decisions", "Continuity.Delivery", "Continuity.Emails", "Continuity.FollowUps", "Continuity.Handoffs", "Continuity.Inboxes", "Continuity.Merging", "Continuity.Privacy", "Continuity.Queues", "Continuity.Recovery", "Continuity.SelfService", "Continuity.Staff", "Continuity.Threads", "Continuity.Tickets", "Continuity.Webhooks" }));
}
