using Continuity.Api.Privacy;

namespace Continuity.Api.Tests.Privacy;

/// <summary>How many exports may be fetched at once.</summary>
public sealed class ExportPlacesTests
{
    private readonly ExportPlaces places = new();

    [Fact]
    public void TryTake_OfOneCaller_IsTwiceUntilOneIsGivenBack()
    {
        var first = places.TryTake("a");
        using var second = places.TryTake("a");

        Assert.NotNull(first);
        Assert.NotNull(second);
        Assert.Null(places.TryTake("a"));
        first.Dispose();
        first.Dispose();
        using var third = places.TryTake("a");
        Assert.NotNull(third);
        Assert.Null(places.TryTake("a"));
    }

    [Fact]
    public void TryTake_OfManyCallers_IsEightTimesUntilOneIsGivenBack()
    {
        var taken = Enumerable.Range(0, ExportPlaces.InAll).Select(n => places.TryTake($"{n}")).ToList();

        Assert.DoesNotContain(null, taken);
        Assert.Null(places.TryTake("another"));
        taken[0]!.Dispose();
        Assert.NotNull(places.TryTake("another"));
    }
}
