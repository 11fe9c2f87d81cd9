using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Merging;
using Continuity.Privacy;
using Continuity.Redis.Commit;

namespace Continuity.Redis.Projections;

/// <summary>Writes at one home what was decided at another: each a commit that changes nothing where it was written before, and makes no customer.</summary>
internal sealed class OtherHomesChange(Lazy<CommandCommit> commands)
{
    private static readonly Answer<bool> None = Answer.Json<bool>();

    public async Task ApplyAsync(SuggestionKept message, CancellationToken cancellationToken)
    {
        var kept = await ApplyAsync(message.Home, state => MergeSuggestions.Keep(state, message.Suggestion), cancellationToken);
        if (kept.Refusal == WhileErased.Refused)
        {
            await ForgetAsync(message.Suggestion.Other, message.Home, cancellationToken);
        }
    }

    public Task ApplyAsync(SuggestionForgotten message, CancellationToken cancellationToken) => ForgetAsync(message.Home, message.Of, cancellationToken);

    public Task ApplyAsync(IdentityRaised message, CancellationToken cancellationToken) =>
        ApplyAsync(message.Home, state => Raised(state, message.Identity), cancellationToken);

    public Task ApplyAsync(ConsentChanged message, CancellationToken cancellationToken) =>
        commands.Value.CommitAsync(new CommitRequest(message.Home), SettleConsent.Decide, None, cancellationToken);

    /// <summary>Takes the suggestions of a home away from a customer, whichever of their homes keeps them.</summary>
    /// <param name="home">One of the customer's homes.</param>
    /// <param name="of">The home of which nothing is to be kept.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ForgetAsync(CustomerId home, CustomerId of, CancellationToken cancellationToken)
    {
        var done = await ApplyAsync(home, state => ForgetSuggestion.Apply(state, of), cancellationToken);
        foreach (var other in done.State.OtherHomes.Where(other => other.Profile.Suggestions.Any(suggestion => suggestion.Other == of)))
        {
            await ApplyAsync(other.Id, state => ForgetSuggestion.Apply(state, of), cancellationToken);
        }
    }

    /// <summary>Takes an identity away from a home where it does not lead.</summary>
    public Task GiveUpAsync(CustomerId home, Identity identity, CancellationToken cancellationToken) =>
        commands.Value.CommitAsync(new CommitRequest(home), (state, now) => GiveUpIdentity.Decide(state, identity, now), None, cancellationToken);

    private static CustomerState Raised(CustomerState state, LinkedIdentity proved) =>
        state.Profile.Identities.Any(linked => linked.Identity == proved.Identity && linked.LinkedAt == proved.LinkedAt)
            ? RaiseIdentity.Apply(state, [new(proved.Identity, proved.Assurance)])
            : state;

    private Task<Committed<bool>> ApplyAsync(CustomerId home, Func<CustomerState, CustomerState> change, CancellationToken cancellationToken) => commands.Value.CommitAsync(
        new CommitRequest(home), (state, _) => Decision.Accept(true, state.IsEmpty ? state : change(state)), None, cancellationToken);
}
