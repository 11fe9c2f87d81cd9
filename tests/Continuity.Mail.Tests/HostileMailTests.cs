using System.Text;

namespace Continuity.Mail.Tests;

/// <summary>
/// Messages that are made to cost much. What is allocated grows no faster than they do. Time is not measured: a shape that took it by the square of its size would be long here, and one of a
/// whole body not come to an end.
/// </summary>
public sealed class HostileMailTests
{
    private const int Size = MailLimits.TextBytes * 3 / 4;

    // Header fields beyond their bound are not read: of a shape in one, the largest is within it.
    private const int OfHeader = Size / (MailLimits.HeaderBytes * 3 / 4);

    private const int Rounds = 3;

    public static TheoryData<string> Shapes => [.. Hostile.Keys];

    private static readonly Dictionary<string, Func<int, string>> Hostile = new()
    {
        ["one header field, unfolded"] = size => "Subject: " + new string('x', size / OfHeader) + "\n\nText",
        ["one header field, folded"] = size => "Subject: x" + Repeat("\n x", size / OfHeader) + "\n\nText",
        ["header fields"] = size => Repeat("X-A: 1\n", size / OfHeader) + "\nText",
        ["no header fields"] = size => Repeat("words and words\n", size),
        ["encoded words that end"] = size => "Subject: " + Repeat("=?utf-8?Q?=C3=BC?= ", size / OfHeader) + "\n\nText",
        ["encoded words that do not"] = size => "Subject: " + Repeat("=?utf-8?Q?", size / OfHeader) + "\n\nText",
        ["comments in comments"] = size => "From: " + Repeat("(", size / OfHeader) + "\n\nText",
        ["quotation marks"] = size => "From: " + Repeat("\"a", size / OfHeader) + "\n\nText",
        ["brackets"] = size => "From: " + Repeat("<a,", size / OfHeader) + "\n\nText",
        ["addresses"] = size => "To: " + Repeat("a@x.example, ", size / OfHeader) + "\n\nText",
        ["colons within an address"] = size => "To: a@" + Repeat(":", size / OfHeader) + "\n\nText",
        ["colons after a long word"] = size => "To: " + new string('a', size / OfHeader / 2) + "@" + Repeat(":", size / OfHeader / 2) + "\n\nText",
        ["colons after words"] = size => "To: " + Repeat("a ", size / OfHeader / 2) + "a@x.example" + Repeat(" :", size / OfHeader / 2) + "\n\nText",
        ["colons after addresses"] = size => "To: " + Repeat("a@x:", size / OfHeader) + "\n\nText",
        ["references"] = size => "References: " + Repeat("<a@x>", size / OfHeader) + "\n\nText",
        ["parameters"] = size => "Content-Type: text/plain" + Repeat("; a*0*=b", size / OfHeader) + "\n\nText",
        ["parts"] = size => "Content-Type: multipart/mixed; boundary=b\n\n" + Repeat("--b\n\nx\n", size),
        ["parts in parts"] = size => string.Concat(Enumerable.Range(0, 200).Select(n => $"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n")) + Repeat("--b1\n\n", size),
        ["messages in messages"] = size => Repeat("Content-Type: message/rfc822\n\n", size),
        ["encoded messages in messages"] = size => Repeat("Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n", 1_000) + new string('x', size),
        ["lines like boundaries"] = size => "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + Repeat("--bb\n--\n", size),
        ["HTML tags never closed"] = size => Html(Repeat("<a ", size)),
        ["HTML values never closed"] = size => Html(Repeat("<a b=\">", size)),
        ["HTML comments never closed"] = size => Html(Repeat("<!--", size) + ">"),
        ["HTML styles never closed"] = size => Html(Repeat("<style>", size)),
        ["HTML quotations"] = size => Html(Repeat("<blockquote type=cite>x", size)),
        ["HTML moved in"] = size => Html(Repeat("<blockquote>x", size)),
        ["HTML comments that are empty"] = size => Html(Repeat("<!-->", size)),
        ["HTML lists"] = size => Html(Repeat("<ol><li>x", size)),
        ["HTML links"] = size => Html(Repeat("<a href=http://x.example/>x", size)),
        ["HTML entities"] = size => Html(Repeat("&amp;&", size)),
        ["HTML attributes"] = size => Html("<div " + Repeat("a=b ", size) + ">x</div>"),
        ["HTML without line ends"] = size => Html(Repeat("x", size)),
        ["quoted lines"] = size => "A: b\n\n" + Repeat("> x\nx\n", size),
        ["marks of signatures"] = size => "A: b\n\n" + Repeat("-- \n", size),
        ["attributions"] = size => "A: b\n\n" + Repeat("On 1 a@x wrote:\n", size),
        ["words like attributions"] = size => "A: b\n\n" + Repeat("On 1 a wrote:\n", size),
        ["beginnings of attributions"] = size => "A: b\n\n" + Repeat("On 1 a\n", size),
        ["empty lines after attributions"] = size => "A: b\n\n" + Repeat("On 1 a@x wrote:\n\n\n\n\n\n\n\n", size) + "> x",
        ["rules"] = size => "A: b\n\n" + Repeat("____________\n", size),
        ["headers within"] = size => "A: b\n\n" + Repeat("From: x\n", size),
        ["flowing lines"] = size => "Content-Type: text/plain; format=flowed; delsp=yes\n\n" + Repeat(">>>>> x \n", size),
        ["damaged base64"] = size => "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + Repeat("A=!", size),
        ["damaged UTF-8"] = size => "Content-Type: text/plain; charset=utf-8\n\n" + Repeat("\u00C3\u00BC\u00C3\u00BC\u00FF", size),
        ["damaged quoted-printable"] = size => "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n" + Repeat("=4 =\n", size),
        ["authentication results"] = size => Repeat("Authentication-Results: x; " + new string('(', 900) + "\n", size / OfHeader) + "\nText",
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Parse_HostileShape_CostsInProportion(string shape)
    {
        var (small, large) = Encode(Hostile[shape](Size / 4), Hostile[shape](Size));
        // The runtime's pools of arrays grow for the first one of a size, or anew after a collection; and code that has run often is compiled so that it allocates less, never more.
        _ = Allocated(large);
        var rounds = new List<(long Small, long Large)>();
        do
        {
            rounds.Add((Allocated(small), Allocated(large)));
        }
        while (!IsInProportion(rounds[^1]) && rounds.Count < Rounds);

        Assert.True(IsInProportion(rounds[^1]), $"{shape}: {rounds[^1].Small:N0} bytes, and {rounds[^1].Large:N0} for four times the message.");
    }

    [Fact]
    public void Parse_EncodedMessagesInMessages_DecodedNoFurtherThanTheBudget()
    {
        var head = string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n", MailLimits.Depth));
        var bytes = Encoding.ASCII.GetBytes(head + new string('x', MailLimits.Bytes - head.Length));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var mail = MailParser.Parse(bytes);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Contains(MailNote.NestedTooDeep, mail.Notes);
        Assert.True(allocated < 4L * MailLimits.DecodedBytes, $"{allocated:N0} bytes");
    }

    [Fact]
    public void Parse_LongerThanIsRead_ReadUpToThere()
    {
        var bytes = Encoding.ASCII.GetBytes("From: a@x.example\n\n" + new string('x', MailLimits.Bytes));

        var mail = MailParser.Parse(bytes);

        Assert.Equal([MailNote.TooLong, MailNote.TextTooLong], mail.Notes);
        Assert.Equal(MailLimits.TextBytes, mail.Text.Length);
    }

    [Fact]
    public void Parse_AttachmentOfMostBytes_OnlyCounted()
    {
        var head = Encoding.ASCII.GetBytes("From: a@x.example\nContent-Type: application/zip; name=a.zip\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n");
        var bytes = new byte[MailLimits.Bytes];
        bytes.AsSpan().Fill((byte)'A');
        head.CopyTo(bytes, 0);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var mail = MailParser.Parse(bytes);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal([new MailAttachment("a.zip", "application/zip", (MailLimits.Bytes - head.Length) / 4 * 3 + ((MailLimits.Bytes - head.Length) % 4 * 3 / 4), false)], mail.Attachments);
        Assert.True(allocated < Size, $"{allocated:N0} bytes");
    }

    private static (byte[] Small, byte[] Large) Encode(string small, string large) => (Encoding.Latin1.GetBytes(small), Encoding.Latin1.GetBytes(large));

    // What the pools may take anew is within the bytes beside: for an index of every character, twice over as it grows.
    private static bool IsInProportion((long Small, long Large) round) => round.Large <= (5 * round.Small) + (16L * Size) && round.Large <= 200L * Size;

    private static long Allocated(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = MailParser.Parse(bytes);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Html(string body) => "Content-Type: text/html; charset=utf-8\n\n" + body;

    private static string Repeat(string piece, int size) => string.Concat(Enumerable.Repeat(piece, size / piece.Length));
}
