using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Briefs;

/// <summary>
/// Composes a ticket's brief for one viewer. Agents see all of it. A customer or bot is shown what was recorded where they were (see <see cref="Fact.ShownFrom"/>), and of every fact that they see whether it is disputed and how that was settled; what was tried and what
/// must be found out is for agents, and for bots that have a part in the ticket; who has read it, for agents.
/// </summary>
public static class ComposeBrief
{
    /// <summary>Composes it.</summary>
    /// <param name="sources">What it is composed from.</param>
    /// <param name="access">What the viewer may see of the customer.</param>
    /// <param name="profile">What is known of the customer, as the viewer may see it.</param>
    /// <param name="seesLastByCustomer">Whether the viewer may see <see cref="BriefSources.LastByCustomer"/>.</param>
    public static Brief Of(BriefSources sources, ThreadAccess access, CustomerProfile profile, bool seesLastByCustomer)
    {
        var (ticket, recorded) = (sources.Ticket, sources.Recorded);
        var isPart = access.HasPart(sources.Id.Home, ticket);
        var questions = isPart ? recorded.Questions.Where(question => access.ShowsFrom(question.ShownFrom)).ToList() : [];
        var brief = new Brief
        {
            Headline = "",
            AddressAs = profile.PreferredName ?? profile.Name,
            Language = profile.Language,
            Goal = recorded.Goal is { } goal && access.ShowsFrom(goal.ShownFrom) ? goal : null,
            Restatement = recorded.Restatement is { } restated && access.ShowsFrom(restated.ShownFrom) ? restated : null,
            Facts = [.. recorded.Facts.Where(fact => access.ShowsFrom(fact.ShownFrom)).Select(fact => Told(fact, access))],
            Attempts = isPart ? [.. recorded.Attempts.Where(attempt => access.ShowsFrom(attempt.ShownFrom))] : [],
            EarlierAttempts = isPart ? recorded.EarlierAttempts : 0,
            OpenQuestions = [.. questions.Where(static question => question.IsOpen)],
            AnsweredQuestions = [.. questions.Where(static question => !question.IsOpen)],
            Promises =
            [
                .. sources.Owed.Where(owed => !owed.WaitsForOffer && access.Sees(sources.Id.Home, ticket, owed))
                    .OrderBy(static owed => owed.DueAt).ThenBy(static owed => owed.Number),
            ],
            CallPromised = access.SeesAll ? ticket.CallPromised : null,
            LastCustomerEntry = seesLastByCustomer ? sources.LastByCustomer : null,
            UnansweredSince = seesLastByCustomer ? sources.UnansweredSince : null,
            ChannelsUsed = ticket.Channels,
            Absence = profile.Absence,
            Acknowledgements = access.SeesAll ? ticket.BriefAcknowledgements : [],
        };
        return brief with { Headline = BriefHeadline.Of(brief, access.Subject(ticket), ticket.Status) };
    }

    // That a fact is disputed or wrong is never kept back from who is shown it: they would take it for true.
    private static Fact Told(Fact fact, ThreadAccess access) => fact.Dispute is not { } dispute ? fact : fact with
    {
        Dispute = dispute with
        {
            Reason = access.ShowsFrom(dispute.ShownFrom) ? dispute.Reason : Dispute.Withheld,
            Outcome = access.ShowsFrom(dispute.OutcomeShownFrom) ? dispute.Outcome : null,
        },
    };
}
