using System.Security.Cryptography;
using Continuity.Callers;
using Continuity.Delivery;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>
/// Gives an e-mail that is to leave the Message-ID that its answers will name, as it is recorded, so that these are known from the first. Nobody can guess it: whoever names it got the e-mail,
/// or had it on its way, so that nobody else can say that it bounced.
/// </summary>
internal static class OutboundEmail
{
    private const int Digits = 32;

    /// <summary>The same e-mail with a Message-ID, where an agent records one to be sent, and it has none.</summary>
    /// <param name="content">What is recorded.</param>
    /// <param name="caller">Who records it.</param>
    /// <param name="rules">Whether e-mails leave by a gateway.</param>
    public static EntryContent Identified(EntryContent content, Caller caller, DeliveryRules rules) =>
        content is EmailContent { Direction: Direction.Outbound, MessageId: null } email && caller.IsAgent && rules.Has(Channel.Email)
            ? email with { MessageId = $"<{RandomNumberGenerator.GetHexString(Digits, lowercase: true)}@{Domain(email.From)}>" }
            : content;

    // What can't stand in a header (RFC 5322, section 3.6.4) must not get there by the sender's address.
    private static string Domain(string from)
    {
        var domain = from[(from.LastIndexOf('@') + 1)..].TrimEnd('>', ' ');
        return domain.Length is > 0 and <= 253 && domain.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') ? domain : "continuity.invalid";
    }
}
