using System.Text.Json.Nodes;

namespace Continuity.Faults.Calls;

/// <summary>The mutations as the run sends them: of each, what it asks for in the answer.</summary>
internal static class Command
{
    private const string Errors = "errors { code message path }";
    private const string Ticket = "ticket { id version status owner { id } }";
    private const string Handoff = "handoff { id state expiresAt } ticket { id version }";
    private const string FollowUp = "followUp { id state }";

    private static readonly Dictionary<string, (string Input, string Fields)> All = new()
    {
        ["startSession"] = ("StartSessionInput", "session { id } customer { id thread { cursor } } ticket { id version } entry { id sequence }"),
        ["recordEntry"] = ("RecordEntryInput", "entry { id sequence cursor }"),
        ["endSession"] = ("EndSessionInput", "session { id }"),
        ["moveSession"] = ("MoveSessionInput", "session { id } ticket { id }"),
        ["openTicket"] = ("OpenTicketInput", Ticket),
        ["claimTicket"] = ("ClaimTicketInput", Ticket),
        ["resolveTicket"] = ("ResolveTicketInput", Ticket),
        ["reopenTicket"] = ("ReopenTicketInput", Ticket),
        ["closeTicket"] = ("CloseTicketInput", Ticket),
        ["releaseTicket"] = ("ReleaseTicketInput", Ticket),
        ["acknowledgeBrief"] = ("AcknowledgeBriefInput", Ticket),
        ["setAvailability"] = ("SetAvailabilityInput", "agent { id availability }"),
        ["removeAgent"] = ("RemoveAgentInput", "agent { id leftAt }"),
        ["acceptAssistance"] = ("AcceptAssistanceInput", "session { id } ticket { id }"),
        ["declineAssistance"] = ("DeclineAssistanceInput", "offer { id state }"),
        ["reportProblem"] = ("ReportProblemInput", "report { id }"),
        ["addStatement"] = ("AddStatementInput", "report { id statements { text } }"),
        ["markRecoveryStep"] = ("MarkRecoveryStepInput", Ticket),
        ["redactEntry"] = ("RedactEntryInput", "entry { id redacted }"),
        ["exportCustomer"] = ("ExportCustomerInput", "url"),
        ["eraseCustomer"] = ("EraseCustomerInput", "erased"),
        ["mergeCustomers"] = ("MergeCustomersInput", "customer { id } merge { id }"),
        ["unmergeCustomers"] = ("UnmergeCustomersInput", "customer { id } restored { id }"),
        ["dismissMergeSuggestion"] = ("DismissMergeSuggestionInput", "customer { id }"),
        ["offerHandoff"] = ("OfferHandoffInput", Handoff),
        ["acceptHandoff"] = ("SettleHandoffInput", Handoff),
        ["declineHandoff"] = ("SettleHandoffInput", Handoff),
        ["withdrawHandoff"] = ("SettleHandoffInput", Handoff),
        ["returnToBot"] = ("ReturnToBotInput", "ticket { id version }"),
        ["offerOwnership"] = ("OfferOwnershipInput", "offer { id state }"),
        ["acceptOwnership"] = ("SettleOwnershipInput", "offer { id state }"),
        ["declineOwnership"] = ("SettleOwnershipInput", "offer { id state }"),
        ["promiseFollowUp"] = ("PromiseFollowUpInput", FollowUp),
        ["keepFollowUp"] = ("KeepFollowUpInput", FollowUp),
        ["rescheduleFollowUp"] = ("RescheduleFollowUpInput", FollowUp),
        ["waiveFollowUp"] = ("WaiveFollowUpInput", FollowUp),
        ["linkIdentity"] = ("LinkIdentityInput", "customer { id }"),
        ["updateCustomer"] = ("UpdateCustomerInput", "customer { id }"),
        ["verifyIdentity"] = ("VerifyIdentityInput", "customer { id }"),
        ["unlinkIdentity"] = ("UnlinkIdentityInput", "customer { id }"),
        ["issueContinuationCode"] = ("IssueContinuationCodeInput", "code"),
        ["setGoal"] = ("SetGoalInput", Ticket),
        ["restate"] = ("RestateInput", Ticket),
        ["confirmRestatement"] = ("ConfirmRestatementInput", Ticket),
        ["recordFact"] = ("RecordFactInput", "ticket { id brief { facts { id statement } } }"),
        ["disputeFact"] = ("DisputeFactInput", Ticket),
        ["settleDispute"] = ("SettleDisputeInput", Ticket),
        ["recordAttempt"] = ("RecordAttemptInput", Ticket),
        ["askQuestion"] = ("AskQuestionInput", Ticket),
        ["answerQuestion"] = ("AnswerQuestionInput", Ticket),
        ["resendWebhookEvents"] = ("ResendWebhookEventsInput", "errors { code }"),
        ["resumeWebhookEndpoint"] = ("ResumeWebhookEndpointInput", "errors { code }"),
    };

    /// <summary>The names of all that the run sends.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>The document of a mutation.</summary>
    /// <param name="name">Its name.</param>
    public static string Document(string name) => $"mutation($i: {All[name].Input}!) {{ {name}(input: $i) {{ {All[name].Fields} {Errors} }} }}";

    /// <summary>The names of the mutations in a schema.</summary>
    /// <param name="schema">Its text.</param>
    public static IReadOnlyList<string> NamesIn(string schema)
    {
        var lines = schema.Split('\n').SkipWhile(static line => line != "type Mutation {").Skip(1).TakeWhile(static line => line != "}");
        return [.. lines.Where(static line => line.StartsWith("  ", StringComparison.Ordinal) && line.EndsWith('(') && char.IsAsciiLetterLower(line[2])).Select(static line => line.Trim().TrimEnd('('))];
    }

    /// <summary>The variables of a mutation.</summary>
    /// <param name="input">Its input.</param>
    public static JsonObject Variables(JsonObject input) => new() { ["i"] = input.DeepClone() };
}
