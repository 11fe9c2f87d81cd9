using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Queues;
using Continuity.Api.Reading;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Tickets;
using Continuity.Threads;

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
    Reader reader)
{
    public async Task<StartSessionPayload> StartAsync(StartSessionInput input, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var repeat = RepeatKey.Of(caller, "startSession", input.IdempotencyKey, input);
        var named = NamedAtStart.Read(input);
        var given = IdentitiesAtStart.Read(normalizer, caller, input.Identities);
        if ((repeat.Refusal ?? named.Refusal ?? given.Refusal) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var number = await numbers.NextAsync(cancellationToken);
        var (command, home) = await NameAsync(CommandOf(input, number, given.Value!), named.Value!, cancellationToken);
        if (Foresee(home, command, input.Entry, caller) is { } foreseen && !await firstContact.KnowsAsync(repeat.Value!, cancellationToken))
        {
            numbers.Return(number);
            return new() { Errors = UserError.List(foreseen) };
        }

        var contact = await firstContact.ResolveAsync(
            new(given.Value!.Claims)
            {
                Named = home,
                Idempotency = repeat.Value,
                Place = (customer, resolved) => SessionHome.Choose(customer, command, resolved, threads, time.GetUtcNow()),
            },
            cancellationToken);
        if (contact.IsAccepted)
        {
            var resolved = contact.Resolution with { NeverMatched = given.Value.NeverMatched };
            return await CommitAsync(input, caller, contact, command with { Customer = resolved }, named.Value!.In(contact.Home), repeat.Value!, cancellationToken);
        }

        numbers.Return(number);
        return new() { Errors = UserError.List(contact.Refusal) };
    }

    private StartSessionCommand CommandOf(StartSessionInput input, string number, IdentitiesAtStart given)
    {
        var unknown = IdentityResolution.Resolve([.. given.Claims.Select(claim => new KnownClaim(claim))], identities);
        return new(input.Channel, unknown with { NeverMatched = given.NeverMatched }, number, queues.For(input.Channel))
        {
            NewTicket = input.NewTicket ?? false,
            Subject = input.Subject,
            CustomerName = input.CustomerName,
            Language = input.Language,
            ExternalRef = input.ExternalRef,
        };
    }

    /// <summary>The command with what was named, and the home that this leads to first; null where nothing was named.</summary>
    private async Task<(StartSessionCommand Command, CustomerState? Home)> NameAsync(StartSessionCommand command, NamedAtStart named, CancellationToken cancellationToken)
    {
        var home = named.Home is { } first ? await LoadAsync(first, named, cancellationToken) : null;
        var continued = named.ContinuesSession is not { } session ? null
            : (session.Home == home?.Id ? home : await LoadAsync(session.Home, named, cancellationToken)).Sessions.GetValueOrDefault(session.Number);
        return (command with { Ticket = named.Ticket, ContinuesSession = named.ContinuesSession, Continued = continued }, home);
    }

    private Task<CustomerState> LoadAsync(CustomerId home, NamedAtStart named, CancellationToken cancellationToken)
    {
        var (tickets, sessions) = named.In(home);
        return store.LoadAsync(home, tickets, sessions, cancellationToken);
    }

    /// <summary>Why the command will be refused, as far as that can be told before its identities are claimed: what is refused must claim none.</summary>
    private Refusal? Foresee(CustomerState? named, StartSessionCommand command, EntryContentInput? first, Caller caller)
    {
        var now = time.GetUtcNow();
        return Decide(named ?? new CustomerState(CustomerId.New(now)), command, first, caller, now).Refusal;
    }

    private async Task<StartSessionPayload> CommitAsync(
        StartSessionInput input,
        Caller caller,
        FirstContactResult contact,
        StartSessionCommand command,
        (IReadOnlyList<int> Tickets, IReadOnlyList<int> Sessions) named,
        Idempotency repeat,
        CancellationToken cancellationToken)
    {
        var request = new CommitRequest(contact.Home) { Tickets = named.Tickets, Sessions = named.Sessions, Idempotency = repeat };
        var done = await store.CommitAsync(request, (state, now) => Decide(state, command, input.Entry, caller, now), null, cancellationToken);
        if (!done.State.Tickets.Values.Any(known => known.DisplayNumber == command.DisplayNumber))
        {
            numbers.Return(command.DisplayNumber);
        }

        if (!done.IsAccepted)
        {
            await firstContact.ReleaseAsync(contact, cancellationToken);
            return new() { Errors = UserError.List(done.Refusal) };
        }

        // What a repeat loaded is what it would have needed to decide again, and not what the first one made.
        var state = done.IsRepeat ? await store.LoadAsync(done.State.Id, [], [done.Value.Number], cancellationToken) : done.State;
        var session = reader.Written(state, done.Value);
        return new()
        {
            Session = session,
            Customer = reader.Written(AtHome(state, command, caller), state),
            Ticket = reader.Written(caller, state, new(state.Id, session.Session.Ticket)),
            Entry = input.Entry is null ? null : EntryNode.Of(done.Entries[^1]),
        };
    }

    private Decision<SessionId> Decide(CustomerState state, StartSessionCommand command, EntryContentInput? first, Caller caller, DateTimeOffset now)
    {
        var acting = AtHome(state, command, caller);
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
        var entry = RecordEntry.Decide(after.Id, session, after.Tickets[session.Ticket], acting, said, now);
        return entry.Refusal is { } refusal
            ? AtEntry(refusal)
            : Decision.Accept(start.Result, after, [.. start.Entries, entry.Value!]);
    }

    // A customer is at home where their identity leads, and the first session is what makes it so; a home that they name has to be theirs already.
    private static Caller AtHome(CustomerState home, StartSessionCommand command, Caller caller)
    {
        if (caller.Role != Role.Customer || command is not { Ticket: null, ContinuesSession: null })
        {
            return caller;
        }

        var customer = CustomerHomes.Of(home);
        return caller with { Customer = customer.Id, MergedHomes = [.. customer.Merged.Select(static merged => merged.Id)] };
    }

    // The rule of entries speaks of recordEntry's input; here the content stands elsewhere.
    private static Refusal AtEntry(Refusal refusal) => refusal.Path is ["input", "content", ..]
        ? refusal with { Path = ["input", "entry", .. refusal.Path.Skip(2)] }
        : refusal;
}
