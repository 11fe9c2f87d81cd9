using Continuity.Api.Callers;
using Continuity.Api.Continuation;
using Continuity.Api.Errors;
using Continuity.Api.Queues;
using Continuity.Api.Reading;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Delivery;
using Continuity.Merging;
using Continuity.Privacy;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Tickets;
using Continuity.Redis.Time;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>Starts sessions: finds the customer, claims the identities, and commits session, ticket and first entry together.</summary>
internal sealed class SessionStart(
    FirstContact firstContact,
    CustomerStore store,
    TicketNumbers numbers,
    QueueOptions queues,
    RecordingOptions recording,
    DeliveryRules rules,
    IdentityOptions identities,
    IdentityNormalizer normalizer,
    EmailReplies replies,
    StoreTime time,
    CurrentCaller current,
    SessionCode codes,
    Reader reader)
{
    public Task<StartSessionPayload> StartAsync(StartSessionInput input, CancellationToken cancellationToken) => StartAsync(input, new(), cancellationToken);

    public async Task<StartSessionPayload> StartAsync(StartSessionInput input, SessionOrigin origin, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var repeat = RepeatKey.Of(caller, "startSession", input.IdempotencyKey, origin.Same ?? input);
        var named = NamedAtStart.Read(input);
        var given = IdentitiesAtStart.Read(normalizer, caller, input.Identities);
        if ((repeat.Refusal ?? named.Refusal ?? given.Refusal ?? SessionCode.Check(input)) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        if (input.ContinuationCode is not { } code)
        {
            var (replied, kept) = await replies.FindAsync(input, caller, named.Value!, given.Value!, cancellationToken);
            return await StartAsync(input, origin, caller, replied, kept, repeat.Value!, cancellationToken);
        }

        var used = await codes.UseAsync(caller, code, repeat.Value!, cancellationToken);
        if (used.Value is not { } grant)
        {
            return new() { Errors = UserError.List(used.Refusal) };
        }

        var started = await StartAsync(input, origin, caller, new(grant.Ticket, grant.IssuedIn) { Grant = grant }, given.Value!, repeat.Value!, cancellationToken);
        if (started.Session is null)
        {
            await codes.GiveBackAsync(code, repeat.Value!);
        }

        return started;
    }

    private async Task<StartSessionPayload> StartAsync(
        StartSessionInput input, SessionOrigin origin, Caller caller, NamedAtStart named, IdentitiesAtStart given, Idempotency repeat, CancellationToken cancellationToken)
    {
        var number = await numbers.NextAsync(cancellationToken);
        var (command, home) = await NameAsync(CommandOf(input, origin, number, given), named, cancellationToken);
        var first = (origin.Entry ?? ContentOf(input, caller)) is { } content ? new RecordEntryCommand(content) { OccurredAt = origin.OccurredAt } : null;
        if (Foresee(home, command, first, caller) is { } foreseen && !await firstContact.KnowsAsync(repeat, cancellationToken))
        {
            numbers.Return(number);
            return new() { Errors = UserError.List(foreseen) };
        }

        var contact = await firstContact.ResolveAsync(
            new(given.Claims)
            {
                Named = home,
                Idempotency = repeat,
                Place = (customer, resolved) => SessionHome.Choose(customer, command, resolved, recording.Threads, time.GetUtcNow()),
            },
            cancellationToken);
        if (contact.IsAccepted)
        {
            var resolved = contact.Resolution with { NeverMatched = given.NeverMatched };
            return await CommitAsync(first, caller, contact, command with { Customer = resolved }, named.In(contact.Home), repeat, cancellationToken);
        }

        numbers.Return(number);
        return new() { Errors = UserError.List(contact.Refusal) };
    }

    private StartSessionCommand CommandOf(StartSessionInput input, SessionOrigin origin, string number, IdentitiesAtStart given)
    {
        var unknown = IdentityResolution.Resolve([.. given.Claims.Select(claim => new KnownClaim(claim))], identities);
        return new(input.Channel, unknown with { NeverMatched = given.NeverMatched }, number, origin.Queue ?? queues.For(input.Channel))
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
        return (command with { Ticket = named.Ticket, ContinuesSession = named.ContinuesSession, Continued = continued, IsEmailReply = named.IsEmailReply, Continuation = named.Grant }, home);
    }

    private Task<CustomerState> LoadAsync(CustomerId home, NamedAtStart named, CancellationToken cancellationToken)
    {
        var (tickets, sessions) = named.In(home);
        return store.LoadAsync(home, tickets, sessions, cancellationToken);
    }

    /// <summary>Why the command will be refused, as far as that can be told before its identities are claimed: what is refused must claim none.</summary>
    private Refusal? Foresee(CustomerState? named, StartSessionCommand command, RecordEntryCommand? first, Caller caller)
    {
        if (named?.Profile.Erasure is not null)
        {
            return WhileErased.Refused;
        }

        var now = time.GetUtcNow();
        return Decide(named ?? new CustomerState(CustomerId.New(now)), command, first, caller, now).Refusal;
    }

    private async Task<StartSessionPayload> CommitAsync(
        RecordEntryCommand? first,
        Caller caller,
        FirstContactResult contact,
        StartSessionCommand command,
        (IReadOnlyList<int> Tickets, IReadOnlyList<int> Sessions) named,
        Idempotency repeat,
        CancellationToken cancellationToken)
    {
        var request = new CommitRequest(contact.Home) { Tickets = named.Tickets, Sessions = named.Sessions, Idempotency = repeat };
        var done = await store.CommitAsync(request, (state, now) => Decide(state, command, first, caller, now), null, cancellationToken);
        if (!done.State.Tickets.Values.Any(known => known.DisplayNumber == command.DisplayNumber))
        {
            numbers.Return(command.DisplayNumber);
        }

        if (!done.IsAccepted)
        {
            await firstContact.ReleaseAsync(contact, cancellationToken);
            return new() { Errors = UserError.List(done.Refusal) };
        }

        await firstContact.SettleAsync(contact, done.State, cancellationToken);

        // What a repeat loaded is what it would have needed to decide again, and not what the first one made.
        var state = done.IsRepeat ? await store.LoadAsync(done.State.Id, [], [done.Value.Number], cancellationToken) : done.State;
        var (session, acting) = (reader.Written(state, done.Value), AtHome(state, command, caller));
        return new()
        {
            Session = session,
            Customer = reader.Written(acting, state),
            Ticket = reader.Written(acting, state, new(state.Id, session.Session.Ticket)),
            Entry = first is null ? null : EntryNode.Of(done.Entries.Last(static entry => entry.Draft.Content is not ActivityContent)),
        };
    }

    private EntryContent? ContentOf(StartSessionInput input, Caller caller) =>
        input.Entry is { } first ? OutboundEmail.Identified(EntryContents.Of(first), caller, rules) : null;

    private Decision<SessionId> Decide(CustomerState state, StartSessionCommand command, RecordEntryCommand? first, Caller caller, DateTimeOffset now)
    {
        var start = StartSession.Decide(state, AtHome(state, command, caller), command, recording.Threads, identities, now);
        if (start.State is not { } after || first is null)
        {
            return start;
        }

        var said = first with
        {
            Author = caller.Role == Role.Ingest ? ActorRef.Customer(state.Id) : null,
        };
        var entered = RecordInSession.AtStart(start, AtHome(after, command, caller), start.Result.Number, said, recording, now);
        return entered.Refusal is { } refusal ? AtEntry(refusal) : entered;
    }

    // A customer is at home where their identity leads, and the first session is what makes it so; a home that they name has to be theirs already, and one that a code
    // leads to is theirs where it has their identity.
    private static Caller AtHome(CustomerState home, StartSessionCommand command, Caller caller)
    {
        if (caller.Role != Role.Customer)
        {
            return caller;
        }

        var customer = CustomerHomes.Of(home);
        var isHome = command.Continuation is null
            ? command is { Ticket: null, ContinuesSession: null }
            : customer.Profile.Identities.Any(linked => linked.Identity == caller.Identity?.Identity);
        return isHome ? caller with { Customer = customer.Id, MergedHomes = [.. customer.Merged.Select(static merged => merged.Id)] } : caller;
    }

    // The rule of entries speaks of recordEntry's input; here the content stands elsewhere.
    private static Refusal AtEntry(Refusal refusal) => refusal.Path is ["input", "content", ..]
        ? refusal with { Path = ["input", "entry", .. refusal.Path.Skip(2)] }
        : refusal;
}
