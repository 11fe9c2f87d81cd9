using Continuity.Api.Reading;
using Continuity.Callers;
using Continuity.Redis.Customers;

namespace Continuity.Api.Callers;

/// <summary>Tells callers who they are.</summary>
internal sealed class ViewerReader(CurrentCaller current, FirstContact firstContact, Reader reader)
{
    public async Task<ViewerNode> ReadAsync(CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        return new(await ActorAsync(caller, cancellationToken), caller);
    }

    private async Task<IActor> ActorAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (caller.Role != Role.Customer)
        {
            return await reader.ActorAsync(caller.ActsAs(default), cancellationToken);
        }

        // A customer is known from the first time they sign in, as an agent is.
        var home = caller.Customer ?? (await firstContact.ResolveAsync([caller.Identity!.Value], null, null, cancellationToken)).Home;
        return await reader.CustomerOfAsync(home, cancellationToken);
    }
}
