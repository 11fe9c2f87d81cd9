using System.Text;
using System.Text.Json;
using Continuity.GraphQL.Execution.Results;

namespace Continuity.GraphQL.Tests.Execution;

/// <summary>The text of responses is JSON by RFC 8259, whatever is in it.</summary>
public sealed class ResponseTextTests
{
    [Fact]
    public void WriteString_EveryCharacterAtEveryPlaceOfALine_ReadsBackTheSame()
    {
        using var buffer = new ResultBuffer(16);
        for (var character = 0; character <= 0xFFFF; character++)
        {
            // Beyond Latin-1, a few lengths will do: they all go the same way.
            foreach (var length in character < 0x100 ? Enumerable.Range(1, 40) : [1, 8, 33])
            {
                var text = string.Create(length, (char)character, static (line, odd) =>
                {
                    line.Fill('x');
                    line[(odd + 11) % line.Length] = odd;
                });
                var expected = char.IsSurrogate((char)character) ? text.Replace((char)character, '\uFFFD') : text;
                Assert.Equal(expected, ReadBack(buffer, text));
            }
        }
    }

    [Fact]
    public void WriteString_ManyKindsOfText_ReadsBackTheSame()
    {
        using var buffer = new ResultBuffer(16);
        var dice = new Random(1);
        string[] pieces = ["plain text that is long enough for two steps and more", "\"", "\\", "\n", "\u0001", "ö", "漢字", "🏊", "a", "", "\u007F", "\u2028"];
        for (var i = 0; i < 5_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, dice.Next(9)).Select(_ => pieces[dice.Next(pieces.Length)]));
            Assert.Equal(text, ReadBack(buffer, text));
        }
    }

    [Theory]
    [InlineData("\"\\\b\f\n\r\t", """ "\"\\\b\f\n\r\t" """)]
    [InlineData("\u0000\u001F", """ "\u0000\u001f" """)]
    [InlineData("</script> & 'é' 漢 🏊", """ "</script> & 'é' 漢 🏊" """)]
    public void WriteString_OnlyWhatMustBeEscaped_IsEscaped(string text, string expected)
    {
        using var buffer = new ResultBuffer(16);
        buffer.WriteString(text);
        Assert.Equal(expected.Trim(), Encoding.UTF8.GetString(buffer.Written.Span));
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public void WriteNumber_AnyInt_ReadsBackTheSame(int number)
    {
        using var buffer = new ResultBuffer(1);
        buffer.WriteNumber(number);
        Assert.Equal(number, JsonSerializer.Deserialize<int>(buffer.Written.Span));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("exactlyThirteen")]
    [InlineData("aNameThatIsLongerThanTwoVectorsOfSixteenBytes")]
    public void WriteName_OfAnyLength_IsWrittenWhole(string name)
    {
        using var buffer = new ResultBuffer(1);
        buffer.WriteName(new JsonName(name, isFirst: true));
        buffer.WriteNull();
        buffer.WriteName(new JsonName(name, isFirst: false));
        Assert.Equal($"{{\"{name}\":null,\"{name}\":", Encoding.UTF8.GetString(buffer.Written.Span));
    }

    private static string? ReadBack(ResultBuffer buffer, string text)
    {
        buffer.Truncate(0);
        buffer.WriteString(text);
        return JsonSerializer.Deserialize<string>(buffer.Written.Span);
    }
}
