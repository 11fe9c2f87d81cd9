using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.SignIn;
using Continuity.Customers;
using Continuity.Emails;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Threads;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Mail;

/// <summary>
/// Keeps what no person wrote to be answered, for agents: in the session that it answers, else with the customer whom it came from or, of a bounce, whom it did not reach. Where neither is
/// known there is nobody whose thread it belongs to: it is passed over, which the source is told and the log says.
/// </summary>
internal sealed class AutomaticEmails(
    AnsweredEmails answered, BouncedEmails bounced, EmailPlaces places, CustomerStore store, IdentityClaims identities, IdentityNormalizer normalizer, CurrentCaller current)
{
    /// <summary>Takes one in.</summary>
    /// <param name="email">The e-mail.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What came of it; null where it was taken for a person's the first time, as which it has a session of its own.</returns>
    public async Task<IngestAnswer?> TakeAsync(ReceivedEmail email, CancellationToken cancellationToken)
    {
        var found = await answered.FindAsync(email, cancellationToken);
        if ((found is var (_, answers, _) ? new(answers.Session.Home, answers.Session.Number) : await CustomerAsync(email, cancellationToken)) is not { } wanted)
        {
            return IngestAnswer.PassedOverAs($"{ContractName.Write(email.Content.Kind)}_OF_NOBODY_KNOWN");
        }

        if (await places.ChooseAsync(email.Source, email.Key, wanted, cancellationToken) is not { } place)
        {
            return null;
        }

        if (await KeepAsync(place, email, cancellationToken) is not { } kept)
        {
            return null;
        }

        // What it may answer beside tells in whose thread it belongs, not what bounced.
        if (found is var (id, filed, home) && filed.IsSent && email.Bounce is { } bounce && MessageId.Of(bounce.OriginalMessageId) == id)
        {
            await bounced.TellAsync(bounce, id, filed.Session, home, cancellationToken);
        }

        return kept;
    }

    // Null where it was taken for a person's, and the session did not take it in.
    private async Task<IngestAnswer?> KeepAsync(EmailPlace place, ReceivedEmail email, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);

        // Also where the home was merged since: that it was kept is only known there.
        var request = new CommitRequest(place.Home) { Sessions = place.Session is { } number ? [number] : [], Idempotency = RepeatKey.Of(caller, "email", $"email:{email.Key}", email.Key).Value };
        var done = await store.CommitAsync(request, (state, now) => KeepAutomaticEmail.Decide(state, caller, place.Session, email.Content, email.OccurredAt, now), null, cancellationToken);
        return !done.IsAccepted ? IngestAnswer.Refused(UserError.List(done.Refusal)[0])
            : done.Value ? IngestAnswer.Recorded(place.Session is { } known ? NodeId.Of(new SessionId(place.Home, known)) : null, NodeId.Of(done.Entries[0].Id))
            : null;
    }

    private async Task<EmailPlace?> CustomerAsync(ReceivedEmail email, CancellationToken cancellationToken)
    {
        IEnumerable<string> addresses = email.Bounce is { } bounce ? bounce.Recipients : email.Writer is { } writer ? [writer.Value] : [];
        foreach (var address in addresses)
        {
            if (normalizer.NormalizeMatchable(IdentityKind.Email, address) is { Refusal: null, Value: { } identity }
                && await identities.FindAsync(identity, cancellationToken) is { } customer)
            {
                return new(customer, null);
            }
        }

        return null;
    }
}
