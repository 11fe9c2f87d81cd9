using Continuity.Customers;

namespace Continuity.Tests.Customers;

public class CustomerIdTests
{
    [Fact]
    public void TryParse_WhatNewMade_IsReadAndTellsWhen()
    {
        var id = CustomerId.New(Story.Start);

        Assert.True(CustomerId.TryParse(id.Value, out var read));
        Assert.Equal((id, Story.Start), (read, read.MadeAt));
    }

    [Theory]
    [InlineData("")]
    [InlineData("01m8109f6rv2ve5n368e4nd65")]
    [InlineData("01M8109F6RV2VE5N368E4ND65C")]
    [InlineData("01m8109f6rv2ve5n368e4nd65u")]
    [InlineData("7zzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void TryParse_WhatNoClockMakes_IsRefused(string text) => Assert.False(CustomerId.TryParse(text, out _));
}
