using System.Security.Cryptography;
using System.Text;
using Continuity.Callers;
using Continuity.Delivery;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>Gives an e-mail that is to leave the Message-ID that its answers will name, as it is recorded, so that these are known from the first.</summary>
internal static class OutboundEmail
{
    /// <summary>The same e-mail with a Message-ID, where an agent records one to be sent, and it has none.</summary>
    /// <param name="content">What is recorded.</param>
    /// <param name="caller">Who records it.</param>
    /// <param name="place">The session that it is recorded in; null for one that begins with it.</param>
    /// <param name="key">The idempotency key: whoever repeats the call gets the same id.</param>
    /// <param name="rules">Whether e-mails leave by a gateway.</param>
    public static EntryContent Identified(EntryContent content, Caller caller, string? place, string key, DeliveryRules rules) =>
        content is EmailContent { Direction: Direction.Outbound, MessageId: null } email && caller.IsAgent && rules.Has(Channel.Email)
            ? email with { MessageId = $"<{Digest(caller, place, key)}@{Domain(email.From)}>" }
            : content;

    private static string Digest(Caller caller, string? place, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Role}\n{caller.Id}\n{place}\n{key}")).AsSpan(0, 16));

    // What can't stand in a header (RFC 5322, section 3.6.4) must not get there by the sender's address.
    private static string Domain(string from)
    {
        var domain = from[(from.LastIndexOf('@') + 1)..].TrimEnd('>', ' ');
        return domain.Length is > 0 and <= 253 && domain.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') ? domain : "continuity.invalid";
    }
}
