using Continuity.Api.Ingest.Signatures;
using Continuity.Api.Privacy;

namespace Continuity.Api.Ingest.Telephony;

/// <summary>Takes in what telephone systems tell of calls, and of messages that went out by them.</summary>
internal sealed class TelephonyAdapter(CallRecording calls, Deliveries deliveries, InputMask mask) : IIngestAdapter
{
    private static readonly string[] OfReceipt = ["id", "type", "occurredAt", "deliveryId", "state", "error"];

    /// <inheritdoc/>
    public IngestKind Kind => IngestKind.Telephony;

    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = ["application/json", FormContent.MediaType];

    /// <inheritdoc/>
    public async Task<IngestAnswer> TakeAsync(IngestRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await TakeAsync(request, request.Options.Telephony, cancellationToken);
        }
        catch (ContentFault fault)
        {
            return fault.Answer;
        }
    }

    private async Task<IngestAnswer> TakeAsync(IngestRequest request, TelephonyOptions options, CancellationToken cancellationToken)
    {
        if (FormContent.IsForm(request) || options is not { Preset: TelephonyPreset.Neutral, Fields.Count: 0, Types.Count: 0, Identities.Count: 0 })
        {
            var named = NamedCalls.Read(TelephonyContent.Of(request), options);
            return named is null ? IngestAnswer.PassedOver : await calls.TakeAsync(request.Source, request.Options, mask.Of(named), cancellationToken);
        }

        var content = JsonContent.Of(request.Body);
        if (content.Find("type") is { ValueKind: System.Text.Json.JsonValueKind.String } type && type.ValueEquals(CallFields.Delivery))
        {
            content.Only(OfReceipt);
            _ = (content.Text("id", NeutralCalls.IdCharacters), content.Time("occurredAt"));
            return await deliveries.TakeAsync(Deliveries.Read(content), Kind, "", cancellationToken);
        }

        return await calls.TakeAsync(request.Source, request.Options, mask.Of(NeutralCalls.Read(content)), cancellationToken);
    }
}
