using System.Collections.Immutable;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Delivery;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Delivery;

/// <summary>Mia in a session, what Ana writes there, and what becomes of it.</summary>
internal sealed class Leaving
{
    public Leaving(Channel channel = Channel.Chat, Assurance assurance = Assurance.Claimed, params IReadOnlyList<Identity> identities) =>
        Story.Begin(Ana, channel, [.. identities.Select(one => new IdentityClaim(one, assurance))]);

    public static DeliveryRule Rule { get; } = new(TimeSpan.FromMinutes(5), TimeSpan.FromHours(24), TimeSpan.FromMinutes(1));

    public Story Story { get; } = new();

    public DeliveryRules Rules { get; set; } = With(Channel.Chat, Channel.Email, Channel.Phone, Channel.SelfService);

    public CustomerState State => Story.State;

    /// <summary>The decisions' notices so far, as "agent kind entry".</summary>
    public List<string> Told { get; } = [];

    public static DeliveryRules With(params IReadOnlyList<Channel> channels) => new() { Gateways = channels.ToImmutableDictionary(static channel => channel, static _ => Rule) };

    public RecordEntryCommand Message(string text = "Hello") => new(new MessageContent(text));

    public OrderedEntries Order(Caller caller, RecordEntryCommand command)
    {
        var decided = RecordInSession.Decide(State, caller, 1, command, new(Story.Threads, Story.FollowUps, new()), Story.Now);
        Assert.Null(decided.Refusal);
        return OrderDeliveries.Of(decided.State!, decided.Entries, Rules, Story.Now);
    }

    /// <summary>Records it, and gives the sequence of its entry.</summary>
    public int Write(RecordEntryCommand command, Caller? by = null)
    {
        var ordered = Order(by ?? Ana, command);
        var sequence = State.LogLength + 1;
        var (_, delivery) = Assert.Single(ordered.Deliveries);
        var entry = new Entry(new(State.Id, sequence), ordered.Entries[0], Story.Now);
        Story.Change(state => state with
        {
            LogLength = sequence,
            Deliveries = state.Deliveries.SetItem(sequence, delivery),
            Entries = state.Entries.SetItem(sequence, entry),
        });
        return sequence;
    }

    public EntryDelivery Settle(int sequence, DeliveryOutcome outcome, string? error = null, Channel channel = Channel.Chat, TimeSpan? retryAfter = null, DateTimeOffset? awaySince = null, int attempts = 1)
    {
        var result = new DeliveryResult(channel, outcome, attempts) { Error = error, RetryAfter = retryAfter, AwaySince = awaySince };
        return Do(SettleDelivery.Decide(State, sequence, result, Rules, Story.Now));
    }

    public EntryDelivery Receive(int sequence, bool isDelivered, string? code = null, Channel by = Channel.Chat) =>
        Do(RecordReceipt.Decide(State, sequence, by, isDelivered ? DeliveryState.Delivered : DeliveryState.Failed, code, Story.Now));

    public Leaving Agree(params IReadOnlyList<Channel> channels)
    {
        Story.Change(state => state with { Profile = state.Profile with { ContactConsent = new() { Channels = channels } } });
        return this;
    }

    private EntryDelivery Do(Decision<EntryDelivery> decision)
    {
        Story.Apply(decision);
        Told.AddRange(decision.Notices.Select(static notice => $"{notice.Agent} {notice.Kind} {notice.Entry}"));
        return decision.Result!;
    }
}
