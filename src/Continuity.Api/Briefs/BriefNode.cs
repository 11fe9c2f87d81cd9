using Continuity.Api.FollowUps;
using Continuity.Api.Reading;
using Continuity.Api.Threads;
using Continuity.Briefs;
using Continuity.GraphQL;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Api.Briefs;

/// <summary>
/// All that whoever serves the customer next must know so that the customer repeats nothing. Composed of what was recorded; nothing in it is guessed. A customer or bot is shown what was recorded
/// where they were.
/// </summary>
/// <param name="ticket">The ticket's id.</param>
/// <param name="access">What the caller may see of the customer.</param>
/// <param name="brief">The brief, as the caller may see it.</param>
/// <param name="logLength">How many entries the log of the ticket's home had when what it is composed of was read.</param>
[ObjectType]
[GraphQLName("Brief")]
internal sealed class BriefNode(TicketId ticket, HomeAccess access, Brief brief, int logLength)
{
    /// <summary>The whole in one sentence.</summary>
    public string Headline => brief.Headline;

    /// <summary>What to call the customer: the name they prefer, else their name; null where neither is known.</summary>
    public string? AddressAs => brief.AddressAs;

    /// <summary>The customer's language as a BCP 47 tag; null where it is not known.</summary>
    public string? Language => brief.Language;

    /// <summary>What the customer wants to reach; null where nobody recorded it.</summary>
    public string? Goal => brief.Goal?.Text;

    /// <summary>What was said back to the customer last, and whether they said yes to it; null where nothing was.</summary>
    public RestatementNode? Restatement => brief.Restatement is { } restatement ? new(restatement) : null;

    /// <summary>What is known, assumed or not known, oldest first, 200 at most. Mind `dispute`: what was found to be wrong is still here.</summary>
    public IReadOnlyList<FactNode> Facts => [.. brief.Facts.Select(fact => new FactNode(ticket, fact))];

    /// <summary>What was tried, oldest first: the newest, 50 at most. For agents, and bots that have a part in the ticket; empty for others.</summary>
    public IReadOnlyList<AttemptNode> Attempts => [.. brief.Attempts.Select(attempt => new AttemptNode(ticket, attempt))];

    /// <summary>How many attempts came before `attempts`: they are in the thread.</summary>
    public int EarlierAttempts => brief.EarlierAttempts;

    /// <summary>What must be found out, oldest first, 50 at most. For agents, and bots that have a part in the ticket; empty for others.</summary>
    public IReadOnlyList<string> OpenQuestions => [.. brief.OpenQuestions.Select(static question => question.Text)];

    /// <summary>What was found out last, in the order of the answers, 50 at most. For agents, and bots that have a part in the ticket; empty for others.</summary>
    public IReadOnlyList<AnsweredQuestionNode> AnsweredQuestions => [.. brief.AnsweredQuestions.Select(static question => new AnsweredQuestionNode(question))];

    /// <summary>What is owed to the customer on the ticket, by when it is due; not what waits for a handoff to be accepted.</summary>
    public IReadOnlyList<FollowUpNode> Promises => [.. brief.Promises.Select(owed => new FollowUpNode(new(ticket.Home, owed.Number), owed, access.SeesAll))];

    /// <summary>The last thing about the ticket that the customer said, or did in self-service; null where there is none, or none that you may see.</summary>
    public EntryNode? LastCustomerEntry => brief.LastCustomerEntry is { } entry ? EntryNode.Of(entry) : null;

    /// <summary>Since when the customer waits for an answer: the first thing they said after an agent or bot spoke to them last; null where they don't.</summary>
    public DateTimeOffset? UnansweredSince => brief.UnansweredSince;

    /// <summary>The channels that the ticket's sessions were held on, in the order of first use.</summary>
    public IReadOnlyList<Channel> ChannelsUsed => brief.ChannelsUsed;

    /// <summary>How long the customer was away before their latest visit, to which sessions within 12 hours belong; null in the first.</summary>
    public TimeSpan? Absence => brief.Absence;

    /// <summary>The same in whole days.</summary>
    public int? AbsenceDays => (int?)brief.Absence?.TotalDays;

    /// <summary>Who has read it, and up to where: of each agent the furthest place, the 50 who came to theirs last, in the order in which they did. For agents; empty for others.</summary>
    public IReadOnlyList<BriefAcknowledgementNode> Acknowledgements => [.. brief.Acknowledgements.Select(read => new BriefAcknowledgementNode(ticket.Home, read))];

    /// <summary>The thread's cursor when it was composed: give it to `acknowledgeBrief`, and to `threadEntries` for what comes later.</summary>
    public async ValueTask<string> GetAsOfAsync(EntryPlaces places, CancellationToken cancellationToken)
    {
        var end = await places.EndAsync(access, cancellationToken);
        return EntryCursor.Of(access.State.Id, end.With(ticket.Home, Math.Min(logLength, end.Homes.GetValueOrDefault(ticket.Home, logLength))));
    }
}
