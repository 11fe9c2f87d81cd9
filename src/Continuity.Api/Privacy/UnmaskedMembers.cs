using System.Reflection;
using Continuity.Api.Customers;
using Continuity.Api.Ingest.Conversations;
using Continuity.Api.Ingest.Telephony;
using Continuity.Api.Threads;
using Continuity.Api.Tickets;
using Continuity.GraphQL;

namespace Continuity.Api.Privacy;

/// <summary>The members of inputs, and of what channels' systems send, that name something rather than say something: masked, they would lead nowhere.</summary>
internal static class UnmaskedMembers
{
    private const string IdempotencyKey = "IdempotencyKey";

    /// <summary>Those beside ids and idempotency keys.</summary>
    public static IReadOnlySet<(Type Input, string Member)> All { get; } = new HashSet<(Type, string)>
    {
        (typeof(IdentityInput), nameof(IdentityInput.Value)),
        (typeof(VerifyIdentityInput), nameof(VerifyIdentityInput.Value)),
        (typeof(UnlinkIdentityInput), nameof(UnlinkIdentityInput.Value)),
        (typeof(EmailInput), nameof(EmailInput.From)),
        (typeof(EmailInput), nameof(EmailInput.To)),
        (typeof(EmailInput), nameof(EmailInput.MessageId)),
        (typeof(EmailInput), nameof(EmailInput.InReplyTo)),
        (typeof(CallInput), nameof(CallInput.RecordingUrl)),
        (typeof(StartSessionInput), nameof(StartSessionInput.ContinuationCode)),
        (typeof(StartSessionInput), nameof(StartSessionInput.ExternalRef)),
        (typeof(StartSessionInput), nameof(StartSessionInput.Language)),
        (typeof(UpdateCustomerInput), nameof(UpdateCustomerInput.Language)),
        (typeof(UpdateCustomerInput), nameof(UpdateCustomerInput.TimeZone)),
        (typeof(ContactConsentInput), nameof(ContactConsentInput.QuietFrom)),
        (typeof(ContactConsentInput), nameof(ContactConsentInput.QuietUntil)),
        (typeof(AcknowledgeBriefInput), nameof(AcknowledgeBriefInput.AsOf)),
        (typeof(TicketSelector), nameof(TicketSelector.Number)),
        (typeof(TicketSelector), nameof(TicketSelector.ContinuationCode)),
        (typeof(CallEvent), nameof(CallEvent.Id)),
        (typeof(CallEvent), nameof(CallEvent.Call)),
        (typeof(CallEvent), nameof(CallEvent.From)),
        (typeof(CallEvent), nameof(CallEvent.To)),
        (typeof(CallEvent), nameof(CallEvent.RecordingUrl)),
        (typeof(CallEvent), nameof(CallEvent.Agent)),
        (typeof(ConversationEvent), nameof(ConversationEvent.Id)),
        (typeof(ConversationEvent), nameof(ConversationEvent.Session)),
        (typeof(ConversationEvent), nameof(ConversationEvent.Language)),
        (typeof(ConversationEvent), nameof(ConversationEvent.Receipt)),
    };

    /// <summary>The members of an input that are masked, or that hold others that are.</summary>
    /// <param name="input">The input's type.</param>
    public static PropertyInfo[] Others(Type input) =>
        [.. input.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static member => member.CanWrite && member.GetIndexParameters().Length == 0 && !IsNamed(member))];

    /// <summary>Whether a member is left as it is.</summary>
    /// <param name="member">The member.</param>
    public static bool IsNamed(PropertyInfo member) =>
        member.Name == IdempotencyKey
        || member.IsDefined(typeof(IDAttribute))
        || member.DeclaringType!.GetConstructors().SelectMany(static made => made.GetParameters()).Any(parameter => parameter.Name == member.Name && parameter.IsDefined(typeof(IDAttribute)))
        || All.Contains((member.DeclaringType!, member.Name));
}
