using System.Globalization;
using Continuity.Privacy;
using Continuity.Threads;

namespace Continuity.Tests.Privacy;

public class TextMaskTests
{
    private const int Rounds = 20_000;
    private static readonly TextMask Cards = new(new MaskOptions { CardNumbers = true });
    private static readonly (string Beginning, int Length)[] Kinds =
    [
        ("4", 13), ("4", 16), ("4", 19), ("51", 16), ("55", 16), ("2221", 16), ("2720", 16), ("34", 15), ("37", 15), ("6011", 16), ("65", 19), ("36", 14), ("3530", 16), ("62", 18), ("6304", 13), ("5018", 17),
    ];

    [Theory]
    [InlineData("My card is 4111 1111 1111 1111, until 12/27.", "My card is •••• 1111, until 12/27.")]
    [InlineData("4111 1111 1111 1111 12 27", "•••• 1111 12 27")]
    [InlineData("378282246310005", "•••• 0005")]
    [InlineData("3782-822463-10005 and 5555.5555.5555.4444!", "•••• 0005 and •••• 4444!")]
    [InlineData("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "•••• 1111")]
    [InlineData("Visa4111111111111111", "Visa•••• 1111")]
    [InlineData("Ticket 100009: 4111111111111111", "Ticket 100009: •••• 1111")]
    [InlineData("tel +49 151 23456789 4111 1111 1111 1111", "tel +49 151 23456789 •••• 1111")]
    [InlineData("+49 30 901820 4111 1111 1111 1111", "+49 30 901820 •••• 1111")]
    [InlineData("0049 151 23456789 4111-1111-1111-1111", "0049 151 23456789 •••• 1111")]
    [InlineData("ref 007 4111 1111 1111 1111", "ref 007 •••• 1111")]
    [InlineData("+4111111111111111", "+•••• 1111")]
    public void Of_NumberOfACard_LeavesFourDigits(string text, string masked) => Assert.Equal(masked, Cards.Of(text));

    [Theory]
    [InlineData("4111 1111 1111 1112")]
    [InlineData("1234 5678 9012 3452")]
    [InlineData("+49 30 901820 and +49 4111 1111 1111 1")]
    [InlineData("+41 1111111111116 and 0049 151 23456789")]
    [InlineData("Ticket 100009, order A-17, 84 euros, 2026-11-28 13:54:46")]
    [InlineData("GB82 WEST 1234 5698 7654 32")]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("4111  1111  1111  1111")]
    [InlineData("")]
    public void Of_WhatIsNoNumberOfACard_StaysAsItIs(string text) => Assert.Same(text, Cards.Of(text));

    [Fact]
    public void Of_AnyNumberOfAnyBrandWithAnySeparators_IsMaskedOnceAndForAll()
    {
        var random = new Random(20261128);
        for (var round = 0; round < Rounds; round++)
        {
            var (number, before, after) = (Number(random), Words(random), Words(random));
            var written = Separated(number, random);

            var masked = Cards.Of($"{before} {written} {after}");

            Assert.Equal($"{before} •••• {number[^4..]} {after}", masked);
            Assert.Same(masked, Cards.Of(masked));
        }
    }

    [Fact]
    public void Of_NumberWithAWrongCheckDigit_StaysAsItIs()
    {
        var random = new Random(11);
        for (var round = 0; round < Rounds; round++)
        {
            var number = Number(random);
            var wrong = number[..^1] + (char)('0' + ((number[^1] - '0' + 1 + random.Next(9)) % 10));

            Assert.Same(wrong, Cards.Of(wrong));
        }
    }

    [Fact]
    public void Of_AnyText_NeitherThrowsNorChangesAnythingBesideNumbers()
    {
        var random = new Random(7);
        for (var round = 0; round < Rounds; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => "0123456789444 -.+xDE\n€"[random.Next(22)]));

            var masked = Cards.Of(text);

            Assert.Equal(masked, Cards.Of(masked));
            Assert.Equal(Letters(text), Letters(masked.Replace(TextMask.Mask, "", StringComparison.Ordinal)));
        }

        static string Letters(string text) => string.Concat(text.Where(char.IsLetter));
    }

    [Fact]
    public void Of_PatternsOfOnesOwn_AreMaskedToo()
    {
        var mask = new TextMask(new MaskOptions { Patterns = [@"\bCU-\d{6}\b", "(?i)secret \\w+"] });

        Assert.Equal("I am •••• and •••• it.", mask.Of("I am CU-123456 and Secret keep it."));
        Assert.Equal("4111111111111111", mask.Of("4111111111111111"));
    }

    [Fact]
    public void Of_Content_MasksWhatIsSaidAndLeavesWhoItWasSaidTo()
    {
        const string Card = "4111111111111111";
        var email = Assert.IsType<EmailContent>(Cards.Of(new EmailContent(Direction.Inbound, Card, Card, $"{Card}@b.example", ["c@d"], $"<{Card}@b>", null)));
        var call = Assert.IsType<CallContent>(Cards.Of(new CallContent(Direction.Inbound, TimeSpan.Zero, Card, null, Card)));

        Assert.Equal(("•••• 1111", "•••• 1111", $"{Card}@b.example", $"<{Card}@b>"), (email.Subject, email.Text, email.From, email.MessageId));
        Assert.Equal(("•••• 1111", "•••• 1111"), (call.Summary, call.Transcript));
        Assert.Equal("•••• 1111", Assert.IsType<MessageContent>(Cards.Of(new MessageContent(Card))).Text);
        Assert.Equal("•••• 1111", Assert.IsType<NoteContent>(Cards.Of(new NoteContent(Card))).Text);
        Assert.Equal("•••• 1111", Assert.IsType<SelfServiceContent>(Cards.Of(new SelfServiceContent("pay", SelfServiceOutcome.Failed, Card))).Detail);
    }

    [Theory]
    [InlineData("", "Mask:Patterns:0 must have 1 to 500 characters.")]
    [InlineData("a*", "Mask:Patterns:0 must not match an empty text.")]
    [InlineData("(", "Mask:Patterns:0 is no regular expression.")]
    [InlineData("(?=a)b", "Mask:Patterns:0 can't be searched for without backtracking.")]
    [InlineData(@"(a)\1", "Mask:Patterns:0 can't be searched for without backtracking.")]
    public void Validate_PatternThatCannotBeUsed_IsNamed(string pattern, string fault) => Assert.Equal(fault, Assert.Single(new MaskOptions { Patterns = [pattern] }.Validate()));

    private static string Number(Random random)
    {
        var (beginning, length) = Kinds[random.Next(Kinds.Length)];
        var digits = beginning + string.Concat(Enumerable.Range(0, length - beginning.Length - 1).Select(_ => (char)('0' + random.Next(10))));
        var sum = digits.Reverse().Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 2 : 1)).Sum(static value => value > 9 ? value - 9 : value);
        return digits + ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
    }

    private static string Separated(string number, Random random)
    {
        var size = random.Next(3) == 0 ? number.Length : random.Next(3, 7);
        return string.Join(" -."[random.Next(3)], number.Chunk(size).Select(static group => new string(group)));
    }

    private static string Words(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => new[] { "my", "card,", "for", "order", "is" }[random.Next(5)]));
}
