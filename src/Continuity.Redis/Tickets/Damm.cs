namespace Continuity.Redis.Tickets;

/// <summary>The Damm check digit (H. M. Damm, 2004): every wrong single digit and every swap of neighbours is noticed.</summary>
internal static class Damm
{
    /// <summary>A totally anti-symmetric quasigroup of order 10 with zeroes in its diagonal, row by row.</summary>
    private const string Table =
        "0317598642" + "7092154863" + "4206871359" + "1750983426" + "6123045978" + "3674209581" + "5869720134" + "8945362017" + "9438617205" + "2581436790";

    /// <summary>The digit to put behind some digits.</summary>
    public static char DigitFor(ReadOnlySpan<char> digits)
    {
        var interim = 0;
        foreach (var digit in digits)
        {
            interim = Table[(interim * 10) + digit - '0'] - '0';
        }

        return (char)('0' + interim);
    }

    /// <summary>Whether some digits end in their check digit.</summary>
    public static bool Holds(ReadOnlySpan<char> digits) => DigitFor(digits) == '0';
}
