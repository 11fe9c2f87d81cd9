using Continuity.GraphQL.Execution.Subscriptions;

namespace Continuity.GraphQL.Tests.Execution;

public sealed class SubscriptionOptionsTests
{
    public static TheoryData<string, Func<SubscriptionOptions, SubscriptionOptions>> OutOfBounds => new()
    {
        { "MaxConnections", o => o with { MaxConnections = 0 } },
        { "MaxConnections", o => o with { MaxConnections = 1_000_001 } },
        { "MaxOperationsPerSocket", o => o with { MaxOperationsPerSocket = 0 } },
        { "MaxOperationsPerSocket", o => o with { MaxOperationsPerSocket = 10_001 } },
        { "BufferSize", o => o with { BufferSize = 0 } },
        { "BufferSize", o => o with { BufferSize = 65_537 } },
        { "WriteTimeout", o => o with { WriteTimeout = TimeSpan.FromMilliseconds(9) } },
        { "WriteTimeout", o => o with { WriteTimeout = TimeSpan.FromMinutes(11) } },
        { "InitTimeout", o => o with { InitTimeout = TimeSpan.Zero } },
        { "KeepAlive", o => o with { KeepAlive = Timeout.InfiniteTimeSpan } },
    };

    [Theory]
    [MemberData(nameof(OutOfBounds))]
    public void Set_OutOfItsBounds_NamesTheOption(string option, Func<SubscriptionOptions, SubscriptionOptions> set) =>
        Assert.Equal(option, Assert.Throws<ArgumentOutOfRangeException>(() => set(new SubscriptionOptions())).ParamName);
}
