using System.Globalization;
using Continuity.Api.Callers;
using Continuity.Api.Continuation;
using Continuity.Api.Customers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Queues;
using Continuity.Api.Reading;
using Continuity.Callers;
using Continuity.Continuation;
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
    TimeProvider time,
    CurrentCaller current,
    SessionCode codes,
    Reader reader)
{
    public async Task<StartSessionPayload> StartAsync(StartSessionInput input, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var repeat = RepeatKey.Of(caller, "startSession", input.IdempotencyKey, input);
        var ticket = input.TicketId is { } t ? InputId.Ticket(t, "input", "ticketId") : default(Outcome<TicketId>?);
        var continued = input.ContinuesSessionId is { } c ? InputId.Session(c, "input", "continuesSessionId") : default(Outcome<SessionId>?);
        var given = Claims(caller, input.Identities);
        if ((repeat.Refusal ?? ticket?.Refusal ?? continued?.Refusal ?? given.Refusal ?? SessionCode.Check(input)) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var named = new Named(ticket?.Value, continued?.Value, null);
        if (input.ContinuationCode is not { } code)
        {
            return await StartAsync(input, caller, named, given.Value!, repeat.Value!, cancellationToken);
        }

        var used = await codes.UseAsync(caller, code, repeat.Value!, cancellationToken);
        if (used.Value is not { } grant)
        {
            return new() { Errors = UserError.List(used.Refusal) };
        }

        var started = await StartAsync(input, caller, new Named(grant.Ticket, grant.IssuedIn, grant), given.Value!, repeat.Value!, cancellationToken);
        await codes.SettleAsync(caller, code, repeat.Value!, started);
        return started;
    }

    private async Task<StartSessionPayload> StartAsync(
        StartSessionInput input, Caller caller, Named by, IReadOnlyList<IdentityClaim> given, Idempotency repeat, CancellationToken cancellationToken)
    {
        var number = await numbers.NextAsync(cancellationToken);
        var command = CommandOf(input, number, by, given);
        var named = (by.Ticket?.Home ?? by.Session?.Home) is { } home ? await LoadAsync(home, command, cancellationToken) : null;
        if (Foresee(named, command, input.Entry, caller) is { } foreseen && !await firstContact.KnowsAsync(repeat, cancellationToken))
        {
            numbers.Return(number);
            return new() { Errors = UserError.List(foreseen) };
        }

        var contact = await firstContact.ResolveAsync(given, named?.Id, repeat, cancellationToken);
        if (contact.IsAccepted)
        {
            return await CommitAsync(input, caller, contact.Home, command with { Customer = contact.Resolution }, repeat, cancellationToken);
        }

        numbers.Return(number);
        return new() { Errors = UserError.List(contact.Refusal) };
    }

    private StartSessionCommand CommandOf(StartSessionInput input, string number, Named by, IReadOnlyList<IdentityClaim> claims) =>
        new(input.Channel, IdentityResolution.Resolve([.. claims.Select(claim => new KnownClaim(claim, null))]), number, queues.For(input.Channel))
        {
            Ticket = by.Ticket,
            NewTicket = input.NewTicket ?? false,
            ContinuesSession = by.Session,
            Continuation = by.Grant,
            Subject = input.Subject,
            CustomerName = input.CustomerName,
            Language = input.Language,
            ExternalRef = input.ExternalRef,
        };

    private Task<CustomerState> LoadAsync(CustomerId home, StartSessionCommand command, CancellationToken cancellationToken) => store.LoadAsync(
        home,
        command.Ticket is { } ticket && ticket.Home == home ? [ticket.Number] : [],
        command.ContinuesSession is { } session && session.Home == home ? [session.Number] : [],
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
            Sessions = command.ContinuesSession is { } s && s.Home == home ? [s.Number] : [],
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
        var (session, acting) = (reader.Written(state, done.Value), AtHome(state, command, caller));
        return new()
        {
            Session = session,
            Customer = reader.Written(acting, state),
            Ticket = reader.Written(acting, state, new(state.Id, session.Session.Ticket)),
            Entry = input.Entry is null ? null : EntryNode.Of(done.Entries[^1]),
        };
    }

    private Decision<SessionId> Decide(CustomerState state, StartSessionCommand command, EntryContentInput? first, Caller caller, DateTimeOffset now)
    {
        var start = StartSession.Decide(state, AtHome(state, command, caller), command, threads, identities, now);
        if (start.State is not { } after || first is null)
        {
            return start;
        }

        var session = after.Sessions[start.Result.Number];
        var said = new RecordEntryCommand(EntryContents.Of(first))
        {
            Author = caller.Role == Role.Ingest ? ActorRef.Customer(state.Id) : null,
        };
        var entry = RecordEntry.Decide(after.Id, session, after.Tickets[session.Ticket], AtHome(after, command, caller), said, now);
        return entry.Refusal is { } refusal
            ? AtEntry(refusal)
            : Decision.Accept(start.Result, after, [.. start.Entries, entry.Value!]);
    }

    // A customer is at home where their identity leads, and the first session is what makes it so; a home that they name has to be theirs already, and one that a code
    // leads to is theirs where it has their identity.
    private static Caller AtHome(CustomerState home, StartSessionCommand command, Caller caller) =>
        caller.Role == Role.Customer && (command.Continuation is null
            ? command is { Ticket: null, ContinuesSession: null }
            : home.Profile.Identities.Any(linked => linked.Identity == caller.Identity?.Identity))
            ? caller with { Customer = home.Id }
            : caller;

    // The rule of entries speaks of recordEntry's input; here the content stands elsewhere.
    private static Refusal AtEntry(Refusal refusal) => refusal.Path is ["input", "content", ..]
        ? refusal with { Path = ["input", "entry", .. refusal.Path.Skip(2)] }
        : refusal;

    /// <summary>What the session is to go on with: what the input names, or what its continuation code does.</summary>
    private readonly record struct Named(TicketId? Ticket, SessionId? Session, ContinuationGrant? Grant);
}
