using System.Globalization;
using Continuity.Api.Callers;
using Continuity.Api.Customers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Queues;
using Continuity.Api.Reading;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Tickets;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Api.Threads;

/// <summary>Starts sessions: finds the customer, claims the identities, and commits session, ticket and first entry together.</summary>
internal sealed class SessionStart(
    FirstContact firstContact,
    CustomerStore store,
    TicketNumbers numbers,
    QueueOptions queues,
    ThreadOptions threads,
    IdentityOptions identities,
    IdentityNormalizer normalizer,
    CurrentCaller current,
    Reader reader)
{
    public async Task<StartSessionPayload> StartAsync(StartSessionInput input, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var repeat = RepeatKey.Of(caller, "startSession", input.IdempotencyKey, input);
        var ticket = input.TicketId is { } t ? InputId.Ticket(t, "input", "ticketId") : default(Outcome<TicketId>?);
        var continued = input.ContinuesSessionId is { } c ? InputId.Session(c, "input", "continuesSessionId") : default(Outcome<SessionId>?);
        var given = Claims(caller, input.Identities);
        if ((repeat.Refusal ?? ticket?.Refusal ?? continued?.Refusal ?? given.Refusal) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        // Only a home of which something was recorded can be named; whether the caller may name it is decided with its state.
        var named = ticket?.Value.Home ?? continued?.Value.Home;
        if (named is { } home && (await store.LoadAsync(home, [], [], cancellationToken)).IsEmpty)
        {
            var missing = ticket is null ? Refusal.NotFound("session", "input", "continuesSessionId") : Refusal.NotFound("ticket", "input", "ticketId");
            return new() { Errors = UserError.List(missing) };
        }

        var contact = await firstContact.ResolveAsync(given.Value!, named, repeat.Value, cancellationToken);
        return contact.IsAccepted
            ? await CommitAsync(input, caller, contact, ticket?.Value, continued?.Value, repeat.Value!, cancellationToken)
            : new() { Errors = UserError.List(contact.Refusal) };
    }

    private Outcome<IReadOnlyList<IdentityClaim>> Claims(Caller caller, IReadOnlyList<IdentityInput> inputs)
    {
        var claims = new List<IdentityClaim>(inputs.Count);
        for (var i = 0; i < inputs.Count; i++)
        {
            var claim = InputIdentity.Read(normalizer, inputs[i], "input", "identities", i.ToString(CultureInfo.InvariantCulture));
            if (claim.Refusal is { } refusal)
            {
                return refusal;
            }

            claims.Add(claim.Value);
        }

        return IdentityResolution.Claims(caller, claims);
    }

    private async Task<StartSessionPayload> CommitAsync(
        StartSessionInput input,
        Caller caller,
        FirstContactResult contact,
        TicketId? ticket,
        SessionId? continued,
        Idempotency repeat,
        CancellationToken cancellationToken)
    {
        var number = await numbers.NextAsync(cancellationToken);
        var command = new StartSessionCommand(input.Channel, contact.Resolution, number, queues.For(input.Channel))
        {
            Ticket = ticket,
            NewTicket = input.NewTicket ?? false,
            ContinuesSession = continued,
            Subject = input.Subject,
            CustomerName = input.CustomerName,
            Language = input.Language,
            ExternalRef = input.ExternalRef,
        };
        var request = new CommitRequest(contact.Home)
        {
            Tickets = ticket is { } t && t.Home == contact.Home ? [t.Number] : [],
            Sessions = continued is { } s && s.Home == contact.Home ? [s.Number] : [],
            Idempotency = repeat,
        };
        var done = await store.CommitAsync(request, (state, now) => Decide(state, command, input.Entry, caller, now), null, cancellationToken);
        if (!done.State.Tickets.Values.Any(known => known.DisplayNumber == number))
        {
            numbers.Return(number);
        }

        if (!done.IsAccepted)
        {
            return new() { Errors = UserError.List(done.Refusal) };
        }

        // What a repeat loaded is what it would have needed to decide again, and not what the first one made.
        var state = done.IsRepeat ? await store.LoadAsync(done.State.Id, [], [done.Value.Number], cancellationToken) : done.State;
        var session = reader.Written(state, done.Value);
        return new()
        {
            Session = session,
            Customer = reader.Written(state),
            Ticket = reader.Written(caller, state, new(state.Id, session.Session.Ticket)),
            Entry = input.Entry is null ? null : EntryNode.Of(done.Entries[^1]),
        };
    }

    private Decision<SessionId> Decide(CustomerState state, StartSessionCommand command, EntryContentInput? first, Caller caller, DateTimeOffset now)
    {
        var start = StartSession.Decide(state, caller, command, threads, identities, now);
        if (start.State is not { } after || first is null)
        {
            return start;
        }

        var session = after.Sessions[start.Result.Number];
        var said = new RecordEntryCommand(EntryContents.Of(first))
        {
            Author = caller.Role == Role.Ingest ? ActorRef.Customer(state.Id) : null,
        };
        var entry = RecordEntry.Decide(after.Id, session, after.Tickets[session.Ticket], caller, said, now);
        return entry.Refusal is { } refusal
            ? AtEntry(refusal)
            : Decision.Accept(start.Result, after, [.. start.Entries, entry.Value!]);
    }

    // The rule of entries speaks of recordEntry's input; here the content stands elsewhere.
    private static Refusal AtEntry(Refusal refusal) => refusal.Path is ["input", "content", ..]
        ? refusal with { Path = ["input", "entry", .. refusal.Path.Skip(2)] }
        : refusal;
}
