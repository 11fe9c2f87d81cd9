using System.Security.Cryptography;
using Continuity.Redis.Commit;

namespace Continuity.Redis.Tests.Commit;

public sealed class FirstAnswerTests
{
    private static readonly string One = Convert.ToHexString(SHA256.HashData("one"u8));
    private static readonly string Other = Convert.ToHexString(SHA256.HashData("other"u8));

    [Fact]
    public void IsOf_WhatIsKept_IsOfTheSamePayloadAndNoOther()
    {
        var first = FirstAnswer.Read($"{FirstAnswer.Kept(One)} 7 2 told in words");

        Assert.Equal(22, first.PayloadHash.Length);
        Assert.True(first.IsOf(One));
        Assert.False(first.IsOf(Other));
        Assert.Equal((7, 2, "told in words"), (first.FirstSequence, first.Count, first.Told));
    }

    [Fact]
    public void IsOf_WhatWasKeptWhole_IsOfTheSamePayloadAndNoOther()
    {
        var first = FirstAnswer.Read($"{One} 7 2 told");

        Assert.True(first.IsOf(One));
        Assert.False(first.IsOf(Other));
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void Kept_NoHexadecimal_IsKeptAsItIs(string hash) => Assert.Equal(hash, FirstAnswer.Kept(hash));
}
