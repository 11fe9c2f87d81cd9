using System.Globalization;
using System.Text;

namespace Continuity.Mail.Tests;

/// <summary>
/// Damaged mail, from a seed: never an exception, always within bounds, and the text of a body that was not touched is still there. As many as one likes:
/// <c>CONTINUITY_MAIL_MUTATIONS=1000000 dotnet run --project tests/Continuity.Mail.Tests -c Release -- -class "*DamagedMail*"</c>.
/// </summary>
public sealed class DamagedMailTests
{
    private const string Words = "The words of the body, which nothing has touched.";

    private static readonly int Mutations =
        int.TryParse(Environment.GetEnvironmentVariable("CONTINUITY_MAIL_MUTATIONS"), CultureInfo.InvariantCulture, out var given) ? given : 20_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Parse_MutatedSamples_ReadWithinBounds(int seed)
    {
        var random = new Random(seed);
        var samples = Sample.Names.Select(name => Sample.Read(name).Bytes).ToList();
        for (var i = 0; i < Mutations; i++)
        {
            var bytes = Mutation.Of(samples[random.Next(samples.Count)], samples[random.Next(samples.Count)], random);
            Check(bytes, $"seed {seed}, mutation {i}");
        }
    }

    [Fact]
    public void Parse_RandomBytes_ReadWithinBounds()
    {
        var random = new Random(3);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = new byte[random.Next(2_000)];
            random.NextBytes(bytes);
            Check(bytes, $"random bytes {i}");
        }
    }

    [Fact]
    public void Parse_HeadersMutated_TextOfTheBodySurvives()
    {
        var random = new Random(4);
        var body = Encoding.ASCII.GetBytes($"\r\n\r\n{Words}\r\n");
        foreach (var sample in Sample.Names.Select(Sample.Read))
        {
            for (var i = 0; i < 100; i++)
            {
                // Only such header fields as say nothing of how the body is to be read.
                var head = Mutation.Of(Encoding.ASCII.GetBytes("From: a@x.example\r\nTo: b@x.example, C <c@x.example>\r\nSubject: =?utf-8?Q?=C3=BC?=\r\nReferences: <1@x> <2@x>"), sample.Bytes[..Math.Min(40, sample.Bytes.Length)], random);
                var text = Encoding.Latin1.GetString(head);
                if (text.Contains("content", StringComparison.OrdinalIgnoreCase) || text.Contains("mime", StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                var mail = MailParser.Parse((byte[])[.. head, .. body]);

                Assert.True((mail.Text + mail.Quoted).Contains(Words, StringComparison.Ordinal), $"{sample.Name}, mutation {i}: {Convert.ToBase64String(head)}");
            }
        }
    }

    [Fact]
    public void Parse_CutAnywhere_ReadWithinBounds()
    {
        foreach (var sample in Sample.Names.Select(Sample.Read))
        {
            for (var length = 0; length < sample.Bytes.Length; length += 7)
            {
                Check(sample.Bytes[..length], $"{sample.Name} cut at {length}");
            }
        }
    }

    private static void Check(byte[] bytes, string what)
    {
        ParsedMail mail;
        try
        {
            mail = MailParser.Parse(bytes);
        }
        catch (Exception thrown)
        {
            throw new InvalidOperationException($"{what}: {Convert.ToBase64String(bytes)}", thrown);
        }

        Assert.True(mail.Text.Length + (mail.Quoted?.Length ?? 0) <= (4 * bytes.Length) + 10_000, what);
        Assert.True(mail.Attachments.Count <= MailLimits.Parts, what);
        Assert.DoesNotContain(mail.Headers, header => header.Value.Contains('\n'));
        Assert.DoesNotContain('\0', mail.Text);
        // Nothing that is not blank comes to nothing, without a part that is listed or a form without a word.
        if (mail.Text.Length == 0 && mail.Quoted is null && mail.Attachments.Count == 0)
        {
            Assert.True(!bytes.AsSpan().ContainsAnyInRange((byte)'!', (byte)'~') || mail.Headers.Count > 0, $"{what}: {Convert.ToBase64String(bytes)}");
        }
    }
}
