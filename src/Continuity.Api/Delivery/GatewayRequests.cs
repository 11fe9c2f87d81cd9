using Continuity.Api.Nodes;
using Continuity.Api.SignIn;
using Continuity.Customers;
using Continuity.Delivery;
using Continuity.FollowUps;
using Continuity.Merging;
using Continuity.Redis.Delivery;
using Continuity.SelfService;
using Continuity.Threads;

namespace Continuity.Api.Delivery;

/// <summary>Composes what gateways get of what is recorded at that moment, or says why it must not be sent any more.</summary>
internal static class GatewayRequests
{
    /// <summary>What it tells is no longer so: the call was made, or the offer answered.</summary>
    public const string Outdated = "OUTDATED";

    /// <summary>Composes one.</summary>
    /// <param name="matter">What is to be sent.</param>
    /// <returns>The request; or why there is none.</returns>
    public static (GatewayRequest? Request, string? Refused) Of(DeliveryMatter matter)
    {
        if (matter.Entry.Draft.Redaction is not null)
        {
            return (null, SettleDelivery.Redacted);
        }

        var request = new GatewayRequest(
            NodeId.Of(matter.Id),
            ContractName.Write(matter.Delivery.Kind).ToLowerInvariant(),
            ContractName.Write(matter.Delivery.Channel),
            matter.Ticket.DisplayNumber,
            matter.Id.Sequence,
            To(matter),
            matter.Entry.Draft.OccurredAt)
        {
            SessionId = matter.Delivery.Session is { } session ? NodeId.Of(new SessionId(matter.Id.Home, session)) : null,
            ExternalRef = matter.Session?.ExternalRef,
            MovedFrom = matter.Delivery.MovedFrom is { } from ? ContractName.Write(from) : null,
        };
        return matter.Entry.Draft.Content switch
        {
            MessageContent message => (request with { Text = message.Text }, null),
            EmailContent email => (Email(request, email), null),
            ActivityContent activity => Activity(request with { Text = activity.Summary }, matter),
            _ => (null, Outdated),
        };
    }

    private static GatewayRequest Email(GatewayRequest request, EmailContent email) => request with
    {
        Text = email.Text,
        Subject = email.Subject,
        From = email.From,
        InReplyTo = email.InReplyTo,
        MessageId = email.MessageId,
    };

    private static (GatewayRequest? Request, string? Refused) Activity(GatewayRequest request, DeliveryMatter matter)
    {
        if (matter.Delivery.Kind == DeliveryKind.Assistance)
        {
            return matter.Session is { State: SessionState.Active, SelfService.Offer: { State: AssistanceOfferState.Open } offer } && offer.OfferedAt == matter.Entry.Draft.OccurredAt
                ? (request with
                {
                    OfferId = NodeId.Of(new AssistanceOfferId(new(matter.Id.Home, matter.Session.Number), offer.Number)),
                    OfferedChannels = [.. offer.Channels.Select(ContractName.Write)],
                }, null)
                : (null, Outdated);
        }

        return matter.FollowUp is { IsOpen: true } followUp
            ? (request with { FollowUpId = NodeId.Of(new FollowUpId(matter.Id.Home, followUp.Number)), Promise = followUp.Promise, DueAt = followUp.DueAt }, null)
            : (null, Outdated);
    }

    // The telephone system calls on behalf of an agent, who asks whom they speak with; whatever else leaves is read by whoever it reaches.
    private static IReadOnlyList<GatewayAddress> To(DeliveryMatter matter)
    {
        if (matter is { Delivery.Channel: Channel.Email, Entry.Draft.Content: EmailContent email })
        {
            return [.. email.To.Select(static to => new GatewayAddress(ContractName.Write(IdentityKind.Email), to))];
        }

        var least = matter.Delivery.Kind == DeliveryKind.Callback ? Assurance.Anonymous : DeliveryAddresses.ShownFrom(matter.State, matter.Delivery.Session);
        return
        [
            .. DeliveryAddresses.Of(CustomerHomes.Of(matter.State).Profile, matter.Delivery.Channel, least)
                .Select(static identity => new GatewayAddress(ContractName.Write(identity.Kind), identity.Value)),
        ];
    }
}
