namespace Continuity.Api.StartUp;

/// <summary>The addresses of <c>--urls</c>.</summary>
internal static class ListenAddress
{
    /// <summary>Refuses what Kestrel would take for a name, and then listen on every interface.</summary>
    /// <param name="urls">As configured: one, or several with a semicolon between.</param>
    /// <exception cref="StartUpRefusedException">One is not an address.</exception>
    public static void Check(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IsAddress(url))
            {
                throw new StartUpRefusedException($"--urls: '{url}' is not an address to listen on, such as http://127.0.0.1:5080.");
            }
        }
    }

    private static bool IsAddress(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.IsUnixPipe || address.IsNamedPipe
                || (address.Port is >= 0 and <= ushort.MaxValue && (address.Host.StartsWith('[') || !address.Host.Contains(':', StringComparison.Ordinal)));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
