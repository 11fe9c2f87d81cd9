using Continuity.Api.Privacy;

namespace Continuity.Api.Ingest.Conversations;

/// <summary>Takes in what chats tell, or what apps tell.</summary>
/// <param name="kind">Which of the two.</param>
/// <param name="recording">Records it.</param>
/// <param name="mask">What is masked of it.</param>
internal sealed class ConversationAdapter(IngestKind kind, ConversationRecording recording, InputMask mask) : IIngestAdapter
{
    /// <inheritdoc/>
    public IngestKind Kind => kind;

    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = ["application/json"];

    /// <inheritdoc/>
    public async Task<IngestAnswer> TakeAsync(IngestRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await recording.TakeAsync(request, mask.Of(ConversationReader.Read(JsonContent.Of(request.Body), kind)), cancellationToken);
        }
        catch (ContentFault fault)
        {
            return fault.Answer;
        }
    }
}
