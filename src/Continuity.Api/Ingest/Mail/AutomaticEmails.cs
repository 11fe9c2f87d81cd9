using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.SignIn;
using Continuity.Customers;
using Continuity.Emails;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Mail;

/// <summary>
/// Keeps what no person wrote to be answered, for agents: in the session that it answers, else with the customer whom it came from or, of a bounce, whom it did not reach. Where neither is
/// known there is nobody whose thread it belongs to: it is passed over, which the source is told and the log says.
/// </summary>
internal sealed class AutomaticEmails(
    AnsweredEmails answered, BouncedEmails bounced, CustomerStore store, IdentityClaims identities, IdentityNormalizer normalizer, CurrentCaller current)
{
    /// <summary>Takes one in.</summary>
    /// <param name="email">The e-mail.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IngestAnswer> TakeAsync(ReceivedEmail email, CancellationToken cancellationToken)
    {
        if (await answered.FindAsync(email, cancellationToken) is var (id, filed, home))
        {
            var kept = await KeepAsync(new CommitRequest(home.Id) { Sessions = [filed.Session.Number] }, filed.Session, email, cancellationToken);
            // What it may answer beside tells in whose thread it belongs, not what bounced.
            if (filed.IsSent && email.Bounce is { } bounce && MessageId.Of(bounce.OriginalMessageId) == id)
            {
                await bounced.TellAsync(bounce, id, filed.Session, home, cancellationToken);
            }

            return kept;
        }

        return await CustomerAsync(email, cancellationToken) is { } customer
            ? await KeepAsync(new CommitRequest(customer) { AtSurvivor = true }, null, email, cancellationToken)
            : IngestAnswer.PassedOverAs($"{ContractName.Write(email.Content.Kind)}_OF_NOBODY_KNOWN");
    }

    private async Task<IngestAnswer> KeepAsync(CommitRequest request, SessionId? session, ReceivedEmail email, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var repeat = RepeatKey.Of(caller, "email", $"email:{email.Key}", email.Key).Value;
        var done = await store.CommitAsync(
            request with { Idempotency = repeat }, (state, now) => KeepAutomaticEmail.Decide(state, caller, session?.Number, email.Content, now), null, cancellationToken);
        return done.IsAccepted
            ? IngestAnswer.Recorded(session is { } known ? NodeId.Of(known) : null, NodeId.Of(done.Entries[0].Id))
            : IngestAnswer.Refused(UserError.List(done.Refusal)[0]);
    }

    private async Task<CustomerId?> CustomerAsync(ReceivedEmail email, CancellationToken cancellationToken)
    {
        IEnumerable<string> addresses = email.Bounce is { } bounce ? bounce.Recipients : email.Writer is { } writer ? [writer.Value] : [];
        foreach (var address in addresses)
        {
            if (normalizer.NormalizeMatchable(IdentityKind.Email, address) is { Refusal: null, Value: { } identity }
                && await identities.FindAsync(identity, cancellationToken) is { } customer)
            {
                return customer;
            }
        }

        return null;
    }
}
