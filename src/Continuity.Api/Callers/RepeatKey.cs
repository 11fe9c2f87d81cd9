using System.Security.Cryptography;
using System.Text.Json;
using System.Text;
using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Redis.Commit;

namespace Continuity.Api.Callers;

/// <summary>Makes what the store needs to know a repeated command by.</summary>
internal static class RepeatKey
{
    private const int MaxLength = 200;

    /// <summary>What makes a command the same as an earlier one: the caller, the key, and a digest of the whole input.</summary>
    /// <param name="caller">Who sends it.</param>
    /// <param name="command">The command's name.</param>
    /// <param name="key">The caller's key.</param>
    /// <param name="input">The input.</param>
    public static Outcome<Idempotency> Of<TInput>(Caller caller, string command, string key, TInput input)
    {
        if (key.Length is 0 or > MaxLength)
        {
            return Refusal.Invalid($"input.idempotencyKey must be 1 to {MaxLength} characters.", "input", "idempotencyKey");
        }

        var payload = JsonSerializer.SerializeToUtf8Bytes(input);
        var digest = SHA256.HashData([.. Encoding.UTF8.GetBytes(command), 0, .. payload]);
        return new Idempotency(Scope(caller), key, Convert.ToHexString(digest));
    }

    /// <summary>The same for a command without a key: what is sent again is the same as before.</summary>
    /// <param name="caller">Who sends it.</param>
    /// <param name="command">The command's name.</param>
    /// <param name="input">The input.</param>
    public static Outcome<Idempotency> OfContent<TInput>(Caller caller, string command, TInput input) =>
        Of(caller, command, Convert.ToHexString(SHA256.HashData([.. Encoding.UTF8.GetBytes(command), 0, .. JsonSerializer.SerializeToUtf8Bytes(input)])), input);

    // A customer is who its identity says, as surely as its token says: the answer to a surer one is not for others.
    private static string Scope(Caller caller) => caller.Identity is { } claim
        ? $"{caller.Role}:{caller.Id}:{claim.Assurance}:{claim.Identity.Kind}:{claim.Identity.Value}"
        : $"{caller.Role}:{caller.Id}";
}
