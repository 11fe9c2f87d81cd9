using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;

namespace Continuity.Api.Merging;

/// <summary>Dismisses suggestions.</summary>
internal sealed class SuggestionDismissal(CustomerStore store, CurrentCaller current, Reader reader)
{
    public async Task<DismissMergeSuggestionPayload> DismissAsync(DismissMergeSuggestionInput input, CancellationToken cancellationToken)
    {
        var suggestion = InputId.Suggestion(input.SuggestionId, "input", "suggestionId");
        if (suggestion.Refusal is not null)
        {
            return new() { Errors = UserError.List(suggestion.Refusal) };
        }

        var (lower, higher) = suggestion.Value;
        var caller = await current.GetAsync(cancellationToken);
        var done = await DismissAsync(lower, new(higher, input.Reason), caller, cancellationToken);
        if (done.Refusal?.Code == RefusalCode.NotFound)
        {
            // Where it was suggested a moment ago, only one of the two may know.
            done = await DismissAsync(higher, new(lower, input.Reason), caller, cancellationToken);
        }

        if (!done.IsAccepted)
        {
            return new() { Errors = UserError.List(done.Refusal) };
        }

        reader.Forget();
        return new() { Customer = await reader.CustomerOfAsync(lower, cancellationToken) };
    }

    private Task<Committed<CustomerId>> DismissAsync(CustomerId home, DismissSuggestionCommand command, Caller caller, CancellationToken cancellationToken) =>
        store.CommitAsync(new CommitRequest(home), (state, now) => DismissSuggestion.Decide(state, caller, command, now), null, cancellationToken);
}
