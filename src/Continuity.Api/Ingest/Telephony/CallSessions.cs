using Continuity.Api.Customers;
using Continuity.Api.Errors;
using Continuity.Api.Merging;
using Continuity.Api.Nodes;
using Continuity.Api.Threads;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Telephony;

/// <summary>Starts the sessions of calls: one a call, whichever part of it comes first. What later parts tell of the customer is added.</summary>
internal sealed class CallSessions(SessionStart sessions, IdentityLinking linking, ClaimedMerging merging, IdentityNormalizer normalizer, IngestLog log)
{
    // What carriers send for a number that is withheld, spelt on the keys: anonymous, restricted, blocked, unknown, unavailable.
    private static readonly string[] Withheld = ["+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253"];

    /// <summary>Starts one, or finds the one that was started.</summary>
    /// <param name="told">A part of the call; without a number or another identity the session is an anonymous one.</param>
    /// <param name="early">The parts that came before it: what they tell of the customer counts as well.</param>
    /// <param name="options">The source's options.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session; or null and why it was refused.</returns>
    public async Task<(SessionId? Session, IngestAnswer? Refused)> StartAsync(
        CallEvent told, IReadOnlyList<CallEvent> early, IngestSourceOptions options, CancellationToken cancellationToken)
    {
        var input = new StartSessionInput(
            Channel.Phone,
            [.. early.SelectMany(static part => part.Identities).Prepend(IdentityOf(CallNumber.Of([told, .. early]))).Concat(told.Identities).OfType<IdentityInput>().Where(IsGood).Distinct().Take(IdentityResolution.MostClaims)],
            null, null, false, null, null, early.Prepend(told).Select(static part => part.CallerName).FirstOrDefault(static name => name is not null), null, told.Call, null, $"call:{told.Call}");
        var started = await sessions.StartAsync(input, new() { Queue = options.Queue, Same = new { told.Call } }, cancellationToken);
        return started.Session is { } session ? (session.Key, null) : (null, IngestAnswer.Refused(started.Errors[0]));
    }

    /// <summary>
    /// Links what a part tells of who the customer is and was not known when the session began. A number only where there was nothing to know them by, and only as the call began: a later leg of it
    /// may have another one, the company's even. What is somebody else's already is left with them; that they may be one is suggested, and the operator is told, once.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="session">The session.</param>
    /// <param name="told">The part.</param>
    /// <param name="state">The session's home, as the part was recorded there.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the customer of an anonymous session is known by one of them now.</returns>
    public async Task<bool> LinkAsync(string source, SessionId session, CallEvent told, CustomerState state, CancellationToken cancellationToken)
    {
        var begun = state.Sessions.GetValueOrDefault(session.Number);
        var isAnonymous = begun?.Assurance == Assurance.Anonymous;
        var number = isAnonymous && told.Type == CallEventType.Started ? told.NumberOf(begun?.Call?.Direction) : null;
        var (customer, isKnown) = (CustomerHomes.Of(state), false);
        foreach (var input in told.Identities.Append(IdentityOf(number)).OfType<IdentityInput>().Where(IsGood))
        {
            var identity = normalizer.NormalizeMatchable(input.Kind, input.Value).Value;
            isKnown |= customer.HomeOf(identity) is not null
                || (!customer.Profile.Suggestions.Any(suggestion => suggestion.Shared.Identity == identity) && await TryLinkAsync(source, session, input, identity, cancellationToken));
        }

        return isAnonymous && isKnown;
    }

    private async Task<bool> TryLinkAsync(string source, SessionId session, IdentityInput input, Identity identity, CancellationToken cancellationToken)
    {
        if ((await linking.LinkAsync(new(NodeId.Of(session.Home), input), cancellationToken)).Errors is not [var error, ..])
        {
            return true;
        }

        if (error.Code == ErrorCode.IdentityTaken)
        {
            await merging.SuggestAsync(session.Home, new(identity, Assurance.Claimed), cancellationToken);
        }

        log.NotLinked(source, error.Code);
        return false;
    }

    private static IdentityInput? IdentityOf(string? number) =>
        number is { Length: > 0 } && !Withheld.Contains($"+{number.TrimStart('+')}") ? new(IdentityKind.Phone, number, Assurance.Claimed) : null;

    // What can't be read as a number, an internal address say, is as if it were withheld: the call is recorded all the same.
    private bool IsGood(IdentityInput identity) => normalizer.NormalizeMatchable(identity.Kind, identity.Value).Refusal is null;
}
