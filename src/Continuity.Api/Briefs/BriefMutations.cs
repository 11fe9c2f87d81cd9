using Continuity.Api.Tickets;
using Continuity.GraphQL;

namespace Continuity.Api.Briefs;

/// <summary>Commands that record what the customer shall not have to repeat.</summary>
[MutationType]
internal static class BriefMutations
{
    /// <summary>Records what the customer wants to reach, in place of what was recorded before. For agents, and bots in their tickets. The same goal again changes nothing.</summary>
    /// <param name="input">What to do.</param>
    public static Task<TicketPayload> SetGoalAsync(SetGoalInput input, BriefCommands briefs, CancellationToken cancellationToken) => briefs.SetGoalAsync(input, cancellationToken);

    /// <summary>
    /// Says back to the customer what they were understood to say. For agents, and bots in their tickets. It takes the place of the one before, and waits for a yes of its own; the same words
    /// from the same caller change nothing.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<TicketPayload> RestateAsync(RestateInput input, BriefCommands briefs, CancellationToken cancellationToken) => briefs.RestateAsync(input, cancellationToken);

    /// <summary>
    /// Records that the customer says yes to the latest restatement: by the customer in person, and for them by agents, and by bots in their tickets. Who did is kept. Said again it changes
    /// nothing.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<TicketPayload> ConfirmRestatementAsync(ConfirmRestatementInput input, BriefCommands briefs, CancellationToken cancellationToken) =>
        briefs.ConfirmAsync(input, cancellationToken);

    /// <summary>
    /// Records a fact: be honest about what is known, assumed and not known. For agents, and bots in their tickets. The same fact from the same caller again changes nothing. LIMIT_EXCEEDED
    /// beyond 200 facts on a ticket.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<TicketPayload> RecordFactAsync(RecordFactInput input, BriefCommands briefs, CancellationToken cancellationToken) => briefs.RecordFactAsync(input, cancellationToken);

    /// <summary>
    /// Says that a fact is not so: by the customer in person, and for them by agents, and by bots in their tickets. It is shown as disputed until an agent settles it; said again meanwhile with
    /// the same reason it changes nothing. Once it is settled, WRONG_STATE with the same reason: say what is new.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<TicketPayload> DisputeFactAsync(DisputeFactInput input, BriefCommands briefs, CancellationToken cancellationToken) => briefs.DisputeAsync(input, cancellationToken);

    /// <summary>Settles who is right about a disputed fact. For agents. Where the dispute is upheld, the fact is shown with that and told as true no more.</summary>
    /// <param name="input">What to do.</param>
    public static Task<TicketPayload> SettleDisputeAsync(SettleDisputeInput input, BriefCommands briefs, CancellationToken cancellationToken) => briefs.SettleAsync(input, cancellationToken);

    /// <summary>
    /// Records what was tried, so that nobody asks the customer to try it again. For agents, and bots in their tickets. The newest 50 are kept in full, older ones counted. The same attempt from
    /// the same caller again changes nothing.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<TicketPayload> RecordAttemptAsync(RecordAttemptInput input, BriefCommands briefs, CancellationToken cancellationToken) => briefs.RecordAttemptAsync(input, cancellationToken);

    /// <summary>Records what must be found out. It belongs to the ticket, whoever works on it. For agents, and bots in their tickets. The same question again changes nothing while it is open. LIMIT_EXCEEDED beyond 50 open ones.</summary>
    /// <param name="input">What to do.</param>
    public static Task<TicketPayload> AskQuestionAsync(AskQuestionInput input, BriefCommands briefs, CancellationToken cancellationToken) => briefs.AskAsync(input, cancellationToken);

    /// <summary>Answers a question, whoever asked it. For agents, and bots in their tickets. The same answer from the same caller again changes nothing.</summary>
    /// <param name="input">What to do.</param>
    public static Task<TicketPayload> AnswerQuestionAsync(AnswerQuestionInput input, BriefCommands briefs, CancellationToken cancellationToken) => briefs.AnswerAsync(input, cancellationToken);
}
