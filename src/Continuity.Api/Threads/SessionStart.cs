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
    EmailReplies replies,
    TimeProvider time,
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

        var reply = await replies.FindAsync(input, caller, given.Value!, cancellationToken);
        var claims = reply?.Claims ?? given.Value!;
        var number = await numbers.NextAsync(cancellationToken);
        var command = CommandOf(input, number, ticket?.Value, continued?.Value, claims) with { RepliesTo = reply?.Session };
        var named = (ticket?.Value.Home ?? command.GoesOnFrom?.Home) is { } home ? await LoadAsync(home, command, cancellationToken) : null;
        if (Foresee(named, command, input.Entry, caller) is { } foreseen && !await firstContact.KnowsAsync(repeat.Value!, cancellationToken))
        {
            numbers.Return(number);
            return new() { Errors = UserError.List(foreseen) };
        }

        var contact = await firstContact.ResolveAsync(claims, named?.Id, repeat.Value, cancellationToken);
        if (contact.IsAccepted)
        {
            return await CommitAsync(input, caller, contact.Home, command with { Customer = contact.Resolution }, repeat.Value!, cancellationToken);
        }

        numbers.Return(number);
        return new() { Errors = UserError.List(contact.Refusal) };
    }

    private StartSessionCommand CommandOf(
        StartSessionInput input, string number, TicketId? ticket, SessionId? continued, IReadOnlyList<IdentityClaim> claims) =>
        new(input.Channel, IdentityResolution.Resolve([.. claims.Select(claim => new KnownClaim(claim, null))]), number, queues.For(input.Channel))
        {
            Ticket = ticket,
            NewTicket = input.NewTicket ?? false,
            ContinuesSession = continued,
            Subject = input.Subject,
            CustomerName = input.CustomerName,
            Language = input.Language,
            ExternalRef = input.ExternalRef,
        };

    private Task<CustomerState> LoadAsync(CustomerId home, StartSessionCommand command, CancellationToken cancellationToken) => store.LoadAsync(
        home,
        command.Ticket is { } ticket && ticket.Home == home ? [ticket.Number] : [],
        command.GoesOnFrom is { } session && session.Home == home ? [session.Number] : [],
        cancellationToken);

    /// <summary>Why the command will be refused, as far as that can be told before its identities are claimed: what is refused must claim none.</summary>
    private Refusal? Foresee(CustomerState? named, StartSessionCommand command, EntryContentInput? first, Caller caller)
    {
        var now = time.GetUtcNow();
        return Decide(named ?? new CustomerState(CustomerId.New(now)), command, first, caller, now).Refusal;
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
        StartSessionInput input, Caller caller, CustomerId home, StartSessionCommand command, Idempotency repeat, CancellationToken cancellationToken)
    {
        var request = new CommitRequest(home)
        {
            Tickets = command.Ticket is { } t && t.Home == home ? [t.Number] : [],
            Sessions = command.GoesOnFrom is { } s && s.Home == home ? [s.Number] : [],
            Idempotency = repeat,
        };
        var done = await store.CommitAsync(request, (state, now) => Decide(state, command, input.Entry, caller, now), null, cancellationToken);
        if (!done.State.Tickets.Values.Any(known => known.DisplayNumber == command.DisplayNumber))
        {
            numbers.Return(command.DisplayNumber);
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
            Customer = reader.Written(AtHome(state.Id, command, caller), state),
            Ticket = reader.Written(caller, state, new(state.Id, session.Session.Ticket)),
            Entry = input.Entry is null ? null : EntryNode.Of(done.Entries[^1]),
        };
    }

    private Decision<SessionId> Decide(CustomerState state, StartSessionCommand command, EntryContentInput? first, Caller caller, DateTimeOffset now)
    {
        var acting = AtHome(state.Id, command, caller);
        var start = StartSession.Decide(state, acting, command, threads, identities, now);
        if (start.State is not { } after || first is null)
        {
            return start;
        }

        var session = after.Sessions[start.Result.Number];
        var said = new RecordEntryCommand(EntryContents.Of(first))
        {
            Author = caller.Role == Role.Ingest ? ActorRef.Customer(state.Id) : null,
        };
        var entry = RecordEntry.Decide(after.Id, session, after.Tickets[session.Ticket], acting, said, threads, now);
        return entry.Refusal is { } refusal ? AtEntry(refusal) : start.And(entry.Value!);
    }

    // A customer is at home where their identity leads, and the first session is what makes it so; a home that they name has to be theirs already.
    private static Caller AtHome(CustomerId home, StartSessionCommand command, Caller caller) =>
        caller.Role == Role.Customer && command is { Ticket: null, ContinuesSession: null } ? caller with { Customer = home } : caller;

    // The rule of entries speaks of recordEntry's input; here the content stands elsewhere.
    private static Refusal AtEntry(Refusal refusal) => refusal.Path is ["input", "content", ..]
        ? refusal with { Path = ["input", "entry", .. refusal.Path.Skip(2)] }
        : refusal;
}
