using System.Text.Json;

namespace Continuity.Faults.Oracle;

/// <summary>A ticket as it was read.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Status">Its status.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Handler">Who works on it.</param>
/// <param name="Offers">The offers of its handling.</param>
/// <param name="Duties">What is and was owed.</param>
/// <param name="Goal">What the customer wants.</param>
/// <param name="Recorded">What else the brief has, in no order.</param>
/// <param name="AsOf">Up to where the brief goes.</param>
internal sealed record TicketSeen(
    string Id, int Version, string Status, string? Owner, string? Handler, IReadOnlyList<OfferSeen> Offers, IReadOnlyList<DutySeen> Duties, string? Goal, IReadOnlyList<string> Recorded, string AsOf)
{
    public bool HasOpenOffer => Offers.Any(static offer => offer.State == "OFFERED");

    /// <summary>What is owed now.</summary>
    public IEnumerable<DutySeen> Owed => Duties.Where(static duty => duty.IsOpen);

    public static TicketSeen Of(JsonElement ticket)
    {
        var brief = ticket.GetProperty("brief");
        return new(
            Text(ticket, "id")!,
            ticket.GetProperty("version").GetInt32(),
            Text(ticket, "status")!,
            Text(ticket, "owner", "id"),
            Text(ticket, "handler", "id"),
            [.. ticket.GetProperty("handoffs").EnumerateArray().Select(static one => new OfferSeen(Text(one, "id")!, Text(one, "mode")!, Text(one, "state")!, Text(one, "followUp", "id")))],
            [.. ticket.GetProperty("followUps").EnumerateArray().Select(static one => new DutySeen(Text(one, "id")!, Text(one, "kind")!, Text(one, "state")!, Text(one, "promise")!, Text(one, "responsible", "id")))],
            Text(brief, "goal"),
            [
                .. Texts(brief, "facts", "statement"), .. Texts(brief, "attempts", "what"), .. Texts(brief, "answeredQuestions", "question"),
                .. brief.GetProperty("openQuestions").EnumerateArray().Select(static one => one.GetString()!),
                .. brief.GetProperty("restatement") is { ValueKind: JsonValueKind.Object } restated ? [Text(restated, "text")!] : Array.Empty<string>(),
            ],
            Text(brief, "asOf")!);
    }

    private static IEnumerable<string> Texts(JsonElement of, string list, string member) => of.GetProperty(list).EnumerateArray().Select(one => Text(one, member)!);

    private static string? Text(JsonElement of, params string[] path)
    {
        foreach (var name in path)
        {
            if (of.ValueKind != JsonValueKind.Object || !of.TryGetProperty(name, out of))
            {
                return null;
            }
        }

        return of.GetString();
    }
}
