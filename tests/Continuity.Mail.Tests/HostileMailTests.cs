using System.Text;

namespace Continuity.Mail.Tests;

/// <summary>
/// Messages that are made to cost much. What is allocated grows no faster than they do: four times the message, at most five times as much. A shape that took time by the square of its
/// size would not come to an end here.
/// </summary>
public sealed class HostileMailTests
{
    private const int Size = MailLimits.TextBytes * 3 / 4;

    public static TheoryData<string> Shapes => [.. Hostile.Keys];

    private static readonly Dictionary<string, Func<int, string>> Hostile = new()
    {
        ["one header field, unfolded"] = size => "Subject: " + new string('x', size) + "\n\nText",
        ["one header field, folded"] = size => "Subject: x" + Repeat("\n x", size) + "\n\nText",
        ["header fields"] = size => Repeat("X-A: 1\n", size) + "\nText",
        ["no header fields"] = size => Repeat("words and words\n", size),
        ["encoded words that end"] = size => "Subject: " + Repeat("=?utf-8?Q?=C3=BC?= ", size) + "\n\nText",
        ["encoded words that do not"] = size => "Subject: " + Repeat("=?utf-8?Q?", size) + "\n\nText",
        ["comments in comments"] = size => "From: " + Repeat("(", size) + "\n\nText",
        ["quotation marks"] = size => "From: " + Repeat("\"a", size) + "\n\nText",
        ["brackets"] = size => "From: " + Repeat("<a,", size) + "\n\nText",
        ["addresses"] = size => "To: " + Repeat("a@x.example, ", size) + "\n\nText",
        ["references"] = size => "References: " + Repeat("<a@x>", size) + "\n\nText",
        ["parameters"] = size => "Content-Type: text/plain" + Repeat("; a*0*=b", size) + "\n\nText",
        ["parts"] = size => "Content-Type: multipart/mixed; boundary=b\n\n" + Repeat("--b\n\nx\n", size),
        ["parts in parts"] = size => string.Concat(Enumerable.Range(0, 200).Select(n => $"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n")) + Repeat("--b1\n\n", size),
        ["messages in messages"] = size => Repeat("Content-Type: message/rfc822\n\n", size),
        ["lines like boundaries"] = size => "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + Repeat("--bb\n--\n", size),
        ["HTML tags never closed"] = size => Html(Repeat("<a ", size)),
        ["HTML values never closed"] = size => Html(Repeat("<a b=\">", size)),
        ["HTML comments never closed"] = size => Html(Repeat("<!--", size) + ">"),
        ["HTML styles never closed"] = size => Html(Repeat("<style>", size)),
        ["HTML quotations"] = size => Html(Repeat("<blockquote>x", size)),
        ["HTML lists"] = size => Html(Repeat("<ol><li>x", size)),
        ["HTML links"] = size => Html(Repeat("<a href=http://x.example/>x", size)),
        ["HTML entities"] = size => Html(Repeat("&amp;&", size)),
        ["HTML attributes"] = size => Html("<div " + Repeat("a=b ", size) + ">x</div>"),
        ["HTML without line ends"] = size => Html(Repeat("x", size)),
        ["quoted lines"] = size => "A: b\n\n" + Repeat("> x\nx\n", size),
        ["attributions"] = size => "A: b\n\n" + Repeat("On 1 a wrote:\n", size),
        ["beginnings of attributions"] = size => "A: b\n\n" + Repeat("On 1 a\n", size),
        ["empty lines after attributions"] = size => "A: b\n\n" + Repeat("On 1 a wrote:\n\n\n\n\n\n\n\n", size) + "> x",
        ["rules"] = size => "A: b\n\n" + Repeat("____________\n", size),
        ["headers within"] = size => "A: b\n\n" + Repeat("From: x\n", size),
        ["flowing lines"] = size => "Content-Type: text/plain; format=flowed; delsp=yes\n\n" + Repeat(">>>>> x \n", size),
        ["damaged base64"] = size => "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + Repeat("A=!", size),
        ["damaged quoted-printable"] = size => "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n" + Repeat("=4 =\n", size),
        ["authentication results"] = size => Repeat("Authentication-Results: x; " + new string('(', 900) + "\n", size) + "\nText",
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Parse_HostileShape_CostsInProportion(string shape)
    {
        _ = Allocated(Hostile[shape](Size / 8));

        var small = Allocated(Hostile[shape](Size / 4));
        var large = Allocated(Hostile[shape](Size));

        Assert.True(large <= (5 * small) + Size, $"{shape}: {small:N0} bytes, and {large:N0} for four times the message.");
        Assert.True(large <= 200L * Size, $"{shape}: {large:N0} bytes.");
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

    private static long Allocated(string message)
    {
        var bytes = Encoding.Latin1.GetBytes(message);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = MailParser.Parse(bytes);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Html(string body) => "Content-Type: text/html; charset=utf-8\n\n" + body;

    private static string Repeat(string piece, int size) => string.Concat(Enumerable.Repeat(piece, size / piece.Length));
}
