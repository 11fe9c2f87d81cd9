using Continuity.Api.Briefs;
using Continuity.Api.Reading;
using Continuity.Api.Threads;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Merging;

namespace Continuity.Api.Tests.Briefs;

/// <summary>The place that a brief was composed at, where the log has grown since it was read.</summary>
public sealed class BriefPlaceTests
{
    [Theory]
    [InlineData(3, 3)]
    [InlineData(5, 5)]
    [InlineData(7, 5)]
    public async Task AsOf_LiesNoFurtherThanWhatTheBriefContains(int read, int place)
    {
        var home = CustomerId.New(DateTimeOffset.UnixEpoch);
        var access = HomeAccess.Of(new Caller(Role.Agent, "ana"), new CustomerState(home) { LogLength = 5 });

        var asOf = await new BriefNode(new(home, 1), access, new() { Headline = "" }, read).GetAsOfAsync(new EntryPlaces(null!, null!), CancellationToken.None);

        Assert.Equal(EntryCursor.Of(home, ThreadPosition.Of([KeyValuePair.Create(home, place)])), asOf);
    }
}
