using Continuity.Api.RateLimits;
using Continuity.Api.Tests.Hosting;
using Continuity.Callers;

namespace Continuity.Api.Tests.RateLimits;

/// <summary>What is known of callers takes little memory, and not for ever.</summary>
[OneStore("It has none.")]
[Collection(nameof(Alone))]
public sealed class InstanceMemoryTests
{
    [Fact]
    public async Task Take_ByManyCallers_HoldsLittleOfEachAndDropsWhoHasEverythingBack()
    {
        const int Callers = 300_000;
        using var limits = new InstanceLimits(new RateLimitOptions());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var caller = 0; caller < Callers; caller++)
        {
            limits.Take(new(Role.Customer, (UInt128)caller << 64), 1);
        }

        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Callers;
        TestContext.Current.TestOutputHelper?.WriteLine($"{each} B a caller");
        Assert.InRange(each, 1, 999);
        await Eventually.IsSoAsync(
            async () =>
            {
                // A collection takes its time, and it is some ten seconds until any can find something.
                await Task.Delay(3000, TestContext.Current.CancellationToken);
                return GC.GetTotalMemory(forceFullCollection: true) - before < Callers * each / 2;
            },
            "What is known of idle callers is dropped");
    }
}
