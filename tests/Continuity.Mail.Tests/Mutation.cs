namespace Continuity.Mail.Tests;

/// <summary>Damage to a message, as it comes about on the way or on purpose.</summary>
internal static class Mutation
{
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "\r\n", "\r\n\r\n", "\n", "\r", ":", "\"", "(", ")", "<", ">", "=", "=?", "?=", "=?utf-8?B?", "=?utf-8?Q?=", "--", "--mm", "--mm--", "\r\n--b1\r\n", ";", ",", "\\", "\0", "\u00ff", "@", "*0*=", "''", "%", "%ZZ",
            "Content-Type: multipart/mixed; boundary=mm\r\n", "Content-Transfer-Encoding: base64\r\n", "Content-Type: text/html\r\n", "Content-Type: message/rfc822\r\n", "<!--", "-->", "<style>", "<blockquote>", "</blockquote>", "<ol><li>", "&#99999999;", "&#", "On 1 x wrote:\n> ", "-- \n",
            "Content-Type: text/plain; charset=utf-7\r\n", "Content-Type: text/plain; charset=cp65000\r\n", "Content-Type: text/plain; format=flowed; delsp=yes\r\n",
        }.Select(System.Text.Encoding.Latin1.GetBytes),
    ];

    public static byte[] Of(byte[] bytes, byte[] other, Random random)
    {
        var result = bytes.ToList();
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            var at = random.Next(result.Count + 1);
            var length = Math.Min(random.Next(1, 30), result.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    result.RemoveRange(at, length);
                    break;
                case 1:
                    result.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    result.InsertRange(at, result.GetRange(at, length));
                    break;
                case 3 when result.Count > 0:
                    result[random.Next(result.Count)] = (byte)random.Next(256);
                    break;
                case 4:
                    result.RemoveRange(at, result.Count - at);
                    break;
                case 5 when other.Length > 0:
                    var from = random.Next(other.Length);
                    result.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, random.Next(300))));
                    break;
                default:
                    result.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return [.. result];
    }
}
