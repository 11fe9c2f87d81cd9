using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Tests.Customers;

public class NeverMatchedTests
{
    private static readonly IdentityNormalizer Normalizer = new(new()
    {
        DefaultCallingCode = "49",
        NeverMatched = ["+49 30 1000", "0800 123 456", "Service@Example.com", "walk-in"],
    });

    [Theory]
    [InlineData(IdentityKind.Phone, "anonymous")]
    [InlineData(IdentityKind.Phone, " Unknown ")]
    [InlineData(IdentityKind.Phone, "00000000")]
    [InlineData(IdentityKind.Phone, "+000 000-0000")]
    [InlineData(IdentityKind.AppUser, "null")]
    [InlineData(IdentityKind.AppUser, "UNDEFINED")]
    [InlineData(IdentityKind.External, "none")]
    [InlineData(IdentityKind.External, "0")]
    [InlineData(IdentityKind.ChatVisitor, "00000000-0000-0000-0000-000000000000")]
    [InlineData(IdentityKind.ChatVisitor, "{00000000000000000000000000000000}")]
    [InlineData(IdentityKind.Phone, "030 1000")]
    [InlineData(IdentityKind.Phone, "0049 30 1000")]
    [InlineData(IdentityKind.Phone, "+49 800 123456")]
    [InlineData(IdentityKind.Email, "service@EXAMPLE.com")]
    [InlineData(IdentityKind.Email, "SERVICE@example.com")]
    [InlineData(IdentityKind.External, "Walk-In")]
    public void IsNeverMatched_WhatTellsNobodyApart(IdentityKind kind, string value)
    {
        Assert.True(Normalizer.IsNeverMatched(kind, value));
        Assert.Equal((RefusalCode.Invalid, "value"), (Normalizer.NormalizeMatchable(kind, value, "input", "value").Refusal?.Code, Normalizer.NormalizeMatchable(kind, value, "input", "value").Refusal?.Path?[^1]));
    }

    [Theory]
    [InlineData(IdentityKind.Phone, "+49 30 10000")]
    [InlineData(IdentityKind.Phone, "nobody")]
    [InlineData(IdentityKind.Email, "anonymous@example.com")]
    [InlineData(IdentityKind.Email, "service@example.org")]
    [InlineData(IdentityKind.AppUser, "0x0")]
    [InlineData(IdentityKind.AppUser, "nullsson")]
    [InlineData(IdentityKind.AppUser, "100")]
    [InlineData(IdentityKind.AppUser, "--")]
    [InlineData(IdentityKind.AppUser, null)]
    public void IsNeverMatched_WhatDoes_IsNot(IdentityKind kind, string? value) => Assert.False(Normalizer.IsNeverMatched(kind, value));

    [Fact]
    public void NormalizeMatchable_WhatTellsApart_IsNormalized() =>
        Assert.Equal(new(IdentityKind.Phone, "+493010000"), Normalizer.NormalizeMatchable(IdentityKind.Phone, "030 10000").Value);
}
