using Continuity.GraphQL.Limits;

namespace Continuity.GraphQL.Tests.Limits;

public sealed class LimitOptionsTests
{
    public static TheoryData<string, Func<LimitOptions, LimitOptions>> OutOfBounds => new()
    {
        { "MaxDepth", o => o with { MaxDepth = 0 } },
        { "MaxDepth", o => o with { MaxDepth = 101 } },
        { "MaxIntrospectionDepth", o => o with { MaxIntrospectionDepth = 101 } },
        { "MaxFields", o => o with { MaxFields = 0 } },
        { "MaxFields", o => o with { MaxFields = 100_001 } },
        { "MaxFragmentSpreads", o => o with { MaxFragmentSpreads = 5_001 } },
        { "MaxAliasLength", o => o with { MaxAliasLength = 10_001 } },
        { "MaxListItems", o => o with { MaxListItems = 0 } },
        { "MaxFieldCost", o => o with { MaxFieldCost = 0 } },
        { "MaxTypeCost", o => o with { MaxTypeCost = 1_000_000_001 } },
        { "MaxTypeCost", o => o with { MaxTypeCost = double.NaN } },
        { "MaxValues", o => o with { MaxValues = double.PositiveInfinity } },
        { "AssumedListSize", o => o with { AssumedListSize = -1 } },
    };

    [Theory]
    [MemberData(nameof(OutOfBounds))]
    public void Set_OutOfItsBounds_NamesTheOption(string option, Func<LimitOptions, LimitOptions> set) =>
        Assert.Equal(option, Assert.Throws<ArgumentOutOfRangeException>(() => set(new LimitOptions())).ParamName);
}
