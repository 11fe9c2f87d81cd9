using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.Threads;
using Continuity.Redis.Privacy;

namespace Continuity.Api.Privacy;

/// <summary>Redacts entries.</summary>
internal sealed class EntryRedaction(Redactions redactions, CurrentCaller current, Reader reader)
{
    public async Task<RecordEntryPayload> RedactAsync(RedactEntryInput input, CancellationToken cancellationToken)
    {
        var entry = InputId.Entry(input.EntryId, "input", "entryId");
        if (entry.Refusal is not null)
        {
            return new() { Errors = UserError.List(entry.Refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var done = await redactions.RedactAsync(new(entry.Value, input.Reason), caller, cancellationToken);
        reader.Forget();
        return done.IsAccepted ? new() { Entry = EntryNode.Of(done.State.Entries[entry.Value.Sequence]) } : new() { Errors = UserError.List(done.Refusal) };
    }
}
