using System.Globalization;
using Continuity.Continuation;
using Continuity.Redis.Json;

namespace Continuity.Redis.Continuation;

/// <summary>What a code stands for as it is kept; <c>use_code.lua</c> knows it too.</summary>
internal static class StoredGrant
{
    private const string Nobody = "-";

    public static string Write(ContinuationGrant grant) => string.Create(
        CultureInfo.InvariantCulture, $"{grant.ExpiresAt.ToUnixTimeMilliseconds()} {Nobody} 0\n{StoreJson.Write(grant)}");

    public static (bool IsUsed, ContinuationGrant Grant) Read(string value)
    {
        var end = value.IndexOf('\n', StringComparison.Ordinal);
        return (value[..end].Split(' ')[1] != Nobody, StoreJson.Read<ContinuationGrant>(value[(end + 1)..]));
    }
}
