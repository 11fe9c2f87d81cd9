using Continuity.Merging;
using Continuity.Privacy;
using Continuity.Recovery;
using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>What is known of a customer as a person, and the counters of what belongs to them.</summary>
public sealed record CustomerProfile
{
    /// <summary>Their name as recorded, or null.</summary>
    public string? Name { get; init; }

    /// <summary>What they want to be called, or null.</summary>
    public string? PreferredName { get; init; }

    /// <summary>Their language as a BCP 47 tag, or null.</summary>
    public string? Language { get; init; }

    /// <summary>Their time zone by its IANA name, or null.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What they are known by, in the order of linking.</summary>
    public IReadOnlyList<LinkedIdentity> Identities { get; init; } = [];

    /// <summary>
    /// The kinds of the VERIFIED identities that were unlinked, each once: what was said under them is still here, so that another identity must not count for more
    /// only because these are gone.
    /// </summary>
    public IReadOnlyList<IdentityKind> HadVerified { get; init; } = [];

    /// <summary>What they prefer, one for each key.</summary>
    public IReadOnlyList<Preference> Preferences { get; init; } = [];

    /// <summary>What was cleared here; null where nothing was.</summary>
    public ClearedValues? Cleared { get; init; }

    /// <summary>Whether, where and when they may be written to unasked.</summary>
    public ContactConsent ContactConsent { get; init; } = new();

    /// <summary>When their latest session began, or null before the first.</summary>
    public DateTimeOffset? LastContactAt { get; init; }

    /// <summary>When their latest visit began: sessions that begin within 12 hours of its start, or while a chat or call goes on, belong to one. Null before the first.</summary>
    public DateTimeOffset? VisitBeganAt { get; init; }

    /// <summary>When the last session before the latest visit began, or null in the first.</summary>
    public DateTimeOffset? PreviousContactAt { get; init; }

    /// <summary>How long they were away before their latest visit; null in the first.</summary>
    public TimeSpan? Absence => (VisitBeganAt ?? LastContactAt) - PreviousContactAt;

    /// <summary>The channels that sessions were held on, in the order of first use.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = [];

    /// <summary>How many tickets there are; they are numbered from 1.</summary>
    public int TicketCount { get; init; }

    /// <summary>How many sessions there are; they are numbered from 1.</summary>
    public int SessionCount { get; init; }

    /// <summary>How many handoffs there are; they are numbered from 1.</summary>
    public int HandoffCount { get; init; }

    /// <summary>How many offers of ownership there are; they are numbered from 1.</summary>
    public int OwnershipOfferCount { get; init; }

    /// <summary>How many follow-ups there are; they are numbered from 1.</summary>
    public int FollowUpCount { get; init; }

    /// <summary>When the customer was last asked here for a check-in, or one was kept; null before the first.</summary>
    public DateTimeOffset? CheckedInAt { get; init; }

    /// <summary>How many problem reports there are but those of conduct; they are numbered from 1.</summary>
    public int ProblemReportCount { get; init; }

    /// <summary>How many problem reports of conduct there are; they are numbered from <see cref="ProblemReportId.FirstOfConduct"/>.</summary>
    public int ConductReportCount { get; init; }

    /// <summary>The numbers of the sessions that go on, oldest first.</summary>
    public IReadOnlyList<int> OpenSessions { get; init; } = [];

    /// <summary>Those of them in which the customer talks with somebody, by chat or phone, or waits to.</summary>
    public IReadOnlyList<OpenConversation> OpenConversations { get; init; } = [];

    /// <summary>When help was last offered to them in self-service, in any session of this home; null where it never was.</summary>
    public DateTimeOffset? AssistanceOfferedAt { get; init; }

    /// <summary>Where this home was merged into another, or null.</summary>
    public MergeLink? MergedInto { get; init; }

    /// <summary>How often this home was merged into another; merges are numbered from 1.</summary>
    public int MergeCount { get; init; }

    /// <summary>Where this home is a survivor: the merges that make up the customer, those of chains too, in the order of merging.</summary>
    public IReadOnlyList<MergeRecord> Merges { get; init; } = [];

    /// <summary>
    /// Merges that were undone or came to nothing, the last one of each home: whoever still believes in one must not do it again. It is handed on with every merge and undo.
    /// </summary>
    public IReadOnlyList<MergeId> Undone { get; init; } = [];

    /// <summary>Merges that were undone here, while the homes that they concern don't know yet.</summary>
    public IReadOnlyList<Separation> Separations { get; init; } = [];

    /// <summary>Customers who may be the same person, and those of whom it was dismissed, one for each other home.</summary>
    public IReadOnlyList<MergeSuggestion> Suggestions { get; init; } = [];

    /// <summary>That the person is erased, or null.</summary>
    public Erasure? Erasure { get; init; }

    /// <summary>That it is being looked at whether the person may be erased, or null. At a survivor it holds up nothing.</summary>
    public ErasureHold? ErasureHold { get; init; }

    /// <summary>Whether nothing is done at this home, which was merged, until it is known whether the person is erased.</summary>
    public bool IsHeld => ErasureHold is not null && MergedInto is not null;

    /// <summary>How long a visit lasts at most, but for a chat or call that goes on: that holds it for <see cref="LongestConversation"/>.</summary>
    internal static readonly TimeSpan Visit = TimeSpan.FromHours(12);

    /// <summary>After how long a chat or call counts as one that nobody ended.</summary>
    internal static readonly TimeSpan LongestConversation = TimeSpan.FromDays(1);

    /// <summary>Whether the customer talks with somebody here, by chat or phone, or waits to.</summary>
    /// <param name="since">What began before, and that nobody ended, counts no more.</param>
    public bool IsTalking(DateTimeOffset since) => OpenConversations.Any(open => open.StartedAt > since);

    /// <summary>The same once a session has started.</summary>
    /// <param name="session">The session.</param>
    internal CustomerProfile WithStarted(Session session) => (IsOfVisit(session) ? this : this with { VisitBeganAt = session.StartedAt, PreviousContactAt = LastContactAt }) with
    {
        LastContactAt = session.StartedAt,
        Channels = [.. Channels.Append(session.Channel).Distinct()],
        SessionCount = session.Number,
        OpenSessions = [.. OpenSessions, session.Number],
        OpenConversations = session.Channel is Channel.Chat or Channel.Phone ? [.. OpenConversations, new(session.Number, session.StartedAt)] : OpenConversations,
    };

    // E-mails and apps are left open for weeks, so that only where people talk does the visit go on.
    private bool IsOfVisit(Session session) => VisitBeganAt is { } began && (session.StartedAt - began < Visit || IsTalking(session.StartedAt - LongestConversation));

    /// <summary>The same once a session has ended.</summary>
    /// <param name="session">Its number.</param>
    internal CustomerProfile WithEnded(int session) => this with
    {
        OpenSessions = [.. OpenSessions.Where(open => open != session)],
        OpenConversations = [.. OpenConversations.Where(open => open.Session != session)],
    };
}
