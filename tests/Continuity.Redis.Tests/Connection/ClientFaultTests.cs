using System.Reflection;
using Continuity.Redis.Connection;
using StackExchange.Redis;

namespace Continuity.Redis.Tests.Connection;

public sealed class ClientFaultTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    [Fact]
    public void Describe_ClientFailedToSayThatThereIsNoConnection_TheStoreIsAway()
    {
        // What the race in the client comes to: a server's fault is gone when it is read again.
        var fault = Record.Exception(static () => Telling().Invoke(null, BindingFlags.DoNotWrapExceptions, null, [WithNull()], null));

        Assert.IsType<NullReferenceException>(fault);
        Assert.Equal("There is no connection to Redis.", ClientFault.Describe(fault, Deadline));
    }

    [Fact]
    public void Describe_FaultOfTheStoreItself_IsNotTakenForAStoreThatIsAway()
    {
        var bug = Record.Exception(static () => ((string?)null)!.Length);

        Assert.IsType<NullReferenceException>(bug);
        Assert.Null(ClientFault.Describe(bug, Deadline));
    }

    private static MethodInfo Telling() => typeof(IDatabase).Assembly
        .GetType("StackExchange.Redis.ExceptionFactory", throwOnError: true)!
        .GetMethod("PopulateInnerExceptions", BindingFlags.Static | BindingFlags.NonPublic)!;

    // A snapshot of the client's servers in which one is not there.
    private static Array WithNull() => Array.CreateInstance(Telling().GetParameters()[0].ParameterType.GetElementType()!, 1);
}
