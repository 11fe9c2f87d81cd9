using Continuity.Customers;
using FsCheck.Fluent;

namespace Continuity.Tests.Customers;

public class IdentityNormalizerTests
{
    private static readonly IdentityNormalizer International = new(new());
    private static readonly IdentityNormalizer German = new(new() { DefaultCallingCode = "49" });

    [Theory]
    [InlineData("+49 30 123456")]
    [InlineData(" +49-30-12.34/56 ")]
    [InlineData("0049 (30) 123456")]
    [InlineData("+49[30]\u00A0123\u2011456")]
    [InlineData("00 49 30 123456")]
    public void Normalize_PhoneNumberInAnyWriting_IsE164(string text) => Assert.Equal("+4930123456", International.Normalize(IdentityKind.Phone, text).Value.Value);

    [Theory]
    [InlineData("030 123456")]
    [InlineData("(030) 123-456")]
    [InlineData("30 123456")]
    public void Normalize_NationalNumber_NeedsTheCallingCodeOfAnOption(string text)
    {
        Assert.Equal("+4930123456", German.Normalize(IdentityKind.Phone, text).Value.Value);
        Assert.NotNull(International.Normalize(IdentityKind.Phone, text).Refusal);
    }

    [Theory]
    [InlineData("+49 30")]
    [InlineData("+1234567")]
    [InlineData("+1234567890123456")]
    [InlineData("+0123456789")]
    [InlineData("0000 30 123456")]
    [InlineData("+49 30 CALL ME")]
    [InlineData("+49 30 123456 ext. 7")]
    [InlineData("++4930123456")]
    [InlineData("49+30123456")]
    [InlineData("+49 (0)30 123456")]
    [InlineData("+\u0664\u0669\u0663\u0660\u0661\u0662\u0663\u0664\u0665")]
    [InlineData("+")]
    [InlineData("()")]
    public void Normalize_WhatIsNoPhoneNumber_IsRefused(string text) => AssertRefused(German, IdentityKind.Phone, text);

    [Theory]
    [InlineData("  Mia.M+shop@Example.COM ", "Mia.M+shop@example.com")]
    [InlineData("mia@B\u00DCCHER.example", "mia@xn--bcher-kva.example")]
    [InlineData("mia@XN--BCHER-KVA.example", "mia@xn--bcher-kva.example")]
    [InlineData("\"a@b c\"@Example.com", "\"a@b c\"@example.com")]
    [InlineData("\u7528\u6237@example.com", "\u7528\u6237@example.com")]
    public void Normalize_Email_FoldsTheDomainAndNothingElse(string text, string expected) =>
        Assert.Equal(expected, International.Normalize(IdentityKind.Email, text).Value.Value);

    [Theory]
    [InlineData("mia")]
    [InlineData("@example.com")]
    [InlineData("mia@")]
    [InlineData("mia@a@example.com")]
    [InlineData("Mia <mia@example.com>")]
    [InlineData("mia@example.com, ben@example.com")]
    [InlineData(".mia@example.com")]
    [InlineData("mi..a@example.com")]
    [InlineData("\"mia@example.com")]
    [InlineData("mia@exa mple.com")]
    [InlineData("mia@example..com")]
    [InlineData("mia@example.com.")]
    [InlineData("mia@-example.com")]
    [InlineData("mia@[127.0.0.1]")]
    [InlineData("mia@bu\u0308cher.example")]
    [InlineData("mia\u0000@example.com")]
    public void Normalize_WhatIsNoEmailAddress_IsRefused(string text) => AssertRefused(International, IdentityKind.Email, text);

    [Fact]
    public void Normalize_LoneSurrogate_IsRefused() => AssertRefused(International, IdentityKind.Email, "mia\ud800@example.com");

    [Fact]
    public void Normalize_EmailPastItsBounds_IsRefused()
    {
        Assert.Null(International.Normalize(IdentityKind.Email, new string('a', 64) + "@example.com").Refusal);
        AssertRefused(International, IdentityKind.Email, new string('a', 65) + "@example.com");
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 49), 5));
        Assert.Null(International.Normalize(IdentityKind.Email, "abcd@" + domain).Refusal);
        AssertRefused(International, IdentityKind.Email, "abcdef@" + domain);
    }

    [Theory]
    [InlineData(IdentityKind.ChatVisitor)]
    [InlineData(IdentityKind.AppUser)]
    [InlineData(IdentityKind.External)]
    public void Normalize_OpaqueIdentity_IsKeptToTheLetter(IdentityKind kind)
    {
        Assert.Equal(" Mia-7 ", International.Normalize(kind, " Mia-7 ").Value.Value);
        Assert.Null(International.Normalize(kind, new string('x', 200)).Refusal);
        AssertRefused(International, kind, new string('x', 201));
        AssertRefused(International, kind, "a\nb");
        AssertRefused(International, kind, "a\udc00");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void Normalize_EmptyIdentity_IsRefusedForEveryKind(string? text)
    {
        foreach (var kind in Enum.GetValues<IdentityKind>())
        {
            Assert.NotNull(International.Normalize(kind, text).Refusal);
        }
    }

    [Fact]
    public void Normalize_WhateverIsNormalised_StaysAsItIs() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<int[], int[]>((left, right) =>
            new[]
            {
                (IdentityKind.Phone, Text(left, "0123456789+0049 -()")),
                (IdentityKind.Email, Text(left, "aB.+1\u00FC") + "@" + Text(right, "aB.-1\u00FC\u00C9")),
                (IdentityKind.External, Text(left, "aB \n\u00FC")),
            }.All(given => German.Normalize(given.Item1, given.Item2).Value is not { Value: { } once } || German.Normalize(given.Item1, once).Value.Value == once)));

    [Fact]
    public void Normalize_DomainInAnyCase_IsOneAddress() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<int[]>(letters =>
        {
            var domain = "x" + Text(letters[..Math.Min(20, letters.Length)], "abc1\u00FC\u00E9\u03B1") + ".example";
            return International.Normalize(IdentityKind.Email, "Mia@" + domain).Value is { Value: not null } lower
                && International.Normalize(IdentityKind.Email, "Mia@" + domain.ToUpperInvariant()).Value == lower;
        }));

    [Fact]
    public void Normalize_SameDigitsWithAnySeparators_AreOneNumber() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<int, int[]>((seed, places) =>
        {
            var digits = "491" + ((uint)seed).ToString("D10", null);
            var text = places.Aggregate(digits, (written, place) => written.Insert((int)((uint)place % (uint)(written.Length + 1)), " -./"[place & 3].ToString()));
            return text.Length > 38 || German.Normalize(IdentityKind.Phone, "+" + text).Value.Value == "+" + digits;
        }));

    private static string Text(int[] letters, string alphabet) => string.Concat(letters.Select(letter => alphabet[(int)((uint)letter % (uint)alphabet.Length)]));

    private static void AssertRefused(IdentityNormalizer normalizer, IdentityKind kind, string text)
    {
        var refusal = normalizer.Normalize(kind, text, "input", "identities", "0", "value").Refusal;
        Assert.NotNull(refusal);
        Assert.Equal(Continuity.Decisions.RefusalCode.Invalid, refusal.Code);
        Assert.Equal(["input", "identities", "0", "value"], refusal.Path);
        Assert.True(text.Length < 4 || !refusal.Message.Contains(text, StringComparison.Ordinal), "A refusal must not quote the identity.");
    }
}
