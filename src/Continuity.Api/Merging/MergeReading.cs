using Continuity.Api.Reading;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Merging;

namespace Continuity.Api.Merging;

/// <summary>What agents are told of a customer's merges: those that stand, and those that were suggested. Others are told nothing.</summary>
internal sealed class MergeReading(Caller caller, Reader reader, MergeOptions options)
{
    /// <summary>The merges that make up a customer, in the order of merging.</summary>
    /// <param name="survivor">The survivor.</param>
    public IReadOnlyList<CustomerMergeNode> Merges(CustomerState survivor) =>
        caller.IsAgent ? [.. survivor.Profile.Merges.Select(merge => new CustomerMergeNode(merge, options))] : [];

    /// <summary>The suggestions that stand, oldest first.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<MergeSuggestionNode>> SuggestionsAsync(HomeAccess customer, CancellationToken cancellationToken)
    {
        if (!caller.IsAgent)
        {
            return [];
        }

        var homes = await customer.WholeAsync();
        var nodes = await Task.WhenAll(MergeSuggestions.Standing(homes).OrderBy(suggestion => suggestion.At).Select(suggestion => NodeAsync(homes, suggestion, cancellationToken)));
        return [.. nodes.Where(node => node.Other.State.Id != homes.Id).DistinctBy(node => node.Other.State.Id)];
    }

    private async Task<MergeSuggestionNode> NodeAsync(CustomerHomes homes, MergeSuggestion suggestion, CancellationToken cancellationToken)
    {
        var home = homes.All.First(state => state.Profile.Suggestions.Contains(suggestion)).Id;
        return new(home, suggestion, await reader.CustomerOfAsync(suggestion.Other, cancellationToken));
    }
}
