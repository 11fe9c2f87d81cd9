using Continuity.Continuation;

namespace Continuity.Tests.Continuation;

public class ContinuationCodeTests
{
    [Theory]
    [InlineData("12345678")]
    [InlineData("1234 5678")]
    [InlineData(" 12-34-56-78 ")]
    [InlineData("1234\u00a05678")]
    public void TryParse_EightDigitsHoweverTheyAreGrouped_AreOneCode(string text)
    {
        Assert.True(ContinuationCode.TryParse(text, out var code));
        Assert.False(code.IsLinkToken);
        Assert.Equal("1234 5678", code.Grouped);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234567")]
    [InlineData("123456789")]
    [InlineData("1234567a")]
    [InlineData("١٢٣٤٥٦٧٨")]
    [InlineData("abcdefghijklmnopqrstuvwxyzABCDE+")]
    [InlineData("abcdefghijklmnopqrstuvwxyzABCDEFG")]
    public void TryParse_WhatWasNeverIssuedSo_IsNone(string text) => Assert.False(ContinuationCode.TryParse(text, out _));

    [Fact]
    public void New_ReadAgain_IsTheSameAndSaysNothingOfItself()
    {
        foreach (var made in new[] { ContinuationCode.NewDigits(), ContinuationCode.NewLinkToken() })
        {
            Assert.True(ContinuationCode.TryParse(made.Value, out var read));
            Assert.Equal(made, read);
            Assert.DoesNotContain(made.Value, $"{made}", StringComparison.Ordinal);
        }

        Assert.True(ContinuationCode.NewLinkToken().IsLinkToken);
        Assert.Equal(1_000, Enumerable.Range(0, 1_000).Select(_ => ContinuationCode.NewLinkToken()).Distinct().Count());
    }

    [Fact]
    public void WaitAfter_EachFurtherWrongOne_IsTwiceTheTimeUpToTheLongest()
    {
        var options = new ContinuationOptions();
        Assert.Equal([0, 0.25, 0.5, 1, 2, 4, 8, 8, 8, 8], Enumerable.Range(1, 10).Select(n => options.WaitAfter(n).TotalSeconds));
        Assert.Equal(TimeSpan.FromSeconds(8), options.WaitAfter(1_000));
        Assert.Equal(TimeSpan.Zero, (options with { LongestWait = TimeSpan.Zero }).WaitAfter(10));
    }

    [Fact]
    public void Validate_OutOfRange_NamesOptionAndRange()
    {
        var options = new ContinuationOptions();
        Assert.Empty(options.Validate());
        foreach (var (bad, named) in new (ContinuationOptions, string)[]
        {
            (options with { ValidFor = TimeSpan.FromMinutes(4) }, "ValidFor must be 5 minutes to 7 days."),
            (options with { ValidFor = TimeSpan.FromDays(8) }, "ValidFor must be 5 minutes to 7 days."),
            (options with { WrongAnHour = 0 }, "WrongAnHour must be 1 to 1,000."),
            (options with { WrongAnHour = 1_001 }, "WrongAnHour must be 1 to 1,000."),
            (options with { LongestWait = TimeSpan.FromSeconds(-1) }, "LongestWait must be 0 to 20 seconds."),
            (options with { LongestWait = TimeSpan.FromSeconds(21) }, "LongestWait must be 0 to 20 seconds."),
        })
        {
            Assert.Equal(named, Assert.Single(bad.Validate()));
        }
    }
}
