using Continuity.Threads;

namespace Continuity.Delivery;

/// <summary>Deliveries, as entries speak of them to agents.</summary>
internal static class DeliveryWords
{
    public static string Failed(int sequence, EntryDelivery delivery) =>
        $"{What(delivery.Kind)} of entry {sequence} could not be delivered by {delivery.Channel.InWords}: {delivery.LastError}.";

    public static string Moved(int sequence, EntryDelivery delivery) =>
        $"{What(delivery.Kind)} of entry {sequence} could not leave by {delivery.MovedFrom!.Value.InWords} ({delivery.LastError}); it is offered by {delivery.Channel.InWords}, to which the customer agreed.";

    private static string What(DeliveryKind kind) => kind switch
    {
        DeliveryKind.Message => "The message",
        DeliveryKind.Email => "The e-mail",
        DeliveryKind.Callback => "The request of a call",
        DeliveryKind.Apology => "The apology for a late call",
        _ => "The offer of help",
    };
}
