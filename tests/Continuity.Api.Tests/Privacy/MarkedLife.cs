using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;

namespace Continuity.Api.Tests.Privacy;

/// <summary>A customer with everything: each text that any mutation takes is given once at least, and is marked.</summary>
internal sealed class MarkedLife(RunningApi api, MarkedTexts mark)
{
    /// <summary>What is in every text of somebody else's, whose ticket the customer came to as a guest.</summary>
    public const string HostWord = "badger";

    private string ana = "";
    private string ben = "";
    private string sue = "";
    private string bot = "";
    private string mia = "";
    private string pbx = "";
    private string mail = "";

    public string Email { get; private set; } = "";

    public string Phone { get; private set; } = "";

    public string Customer { get; private set; } = "";

    public string Merged { get; private set; } = "";

    public string Merge { get; private set; } = "";

    public string Ticket { get; private set; } = "";

    public string Session { get; private set; } = "";

    /// <summary>What the customer said as a guest.</summary>
    public IReadOnlyList<string> SaidAsGuest { get; private set; } = [];

    public string Sue => sue;

    public string Ana => ana;

    public string Pbx => pbx;

    public string Mia => mia;

    public async Task LiveAsync()
    {
        (Email, Phone) = (mark.Of("IdentityInput.value", "{0}@example.org"), mark.Phone("IdentityInput.value"));
        await SignInAsync();
        await ArriveAsync();
        await TalkAsync();
        await BriefAsync();
        await DutiesAsync();
        await HandOnAsync();
        await MakeUpAsync();
        await HelpAsync();
        await IdentifyAsync();
        await EndAsync();
        await BeGuestAsync();
    }

    private async Task SignInAsync()
    {
        ana = await api.TokenAsync("agent", "ana", new() { ["name"] = "Ana" });
        ben = await api.TokenAsync("agent", "ben", new() { ["name"] = "Ben" });
        sue = await api.TokenAsync("supervisor", "sue", new() { ["name"] = "Sue" });
        bot = await api.TokenAsync("bot", "billie", new() { ["name"] = "Billie" });
        pbx = await api.TokenAsync("ingest", "pbx");
        mail = await api.TokenAsync("ingest", "mail");
        mia = await api.TokenAsync("customer", $"{MarkedTexts.Word}-subject", new() { ["identity"] = new JsonObject { ["kind"] = "EMAIL", ["value"] = Email } });
        foreach (var one in new[] { ana, ben, sue, bot })
        {
            await api.AskAsync(one, "{ viewer { roles } }");
        }
    }

    private async Task ArriveAsync()
    {
        var started = await StartAsync(pbx, new
        {
            channel = "PHONE",
            subject = mark.Of("StartSessionInput.subject"),
            customerName = mark.Of("StartSessionInput.customerName"),
            externalRef = mark.Of("StartSessionInput.externalRef"),
            identities = new[] { new { kind = "PHONE", value = Phone, assurance = "CLAIMED" }, new { kind = "EMAIL", value = Email, assurance = "VERIFIED" } },
            entry = new
            {
                call = new
                {
                    direction = "INBOUND", duration = "PT4M", summary = mark.Of("CallInput.summary"), transcript = mark.Of("CallInput.transcript"),
                    recordingUrl = mark.Of("CallInput.recordingUrl", "https://calls.example.org/{0}"),
                },
            },
        });
        (Customer, Ticket, Session) = (started.Text("customer", "id"), started.Text("ticket", "id"), started.Text("session", "id"));
        await DoAsync(ana, "claimTicket", new { ticketId = Ticket });
    }

    private async Task TalkAsync()
    {
        var written = (await StartAsync(mail, new { channel = "EMAIL", identities = new[] { new { kind = "EMAIL", value = Email } } })).Text("session", "id");
        await RecordAsync(mail, written, new
        {
            email = new
            {
                direction = "INBOUND", subject = mark.Of("EmailInput.subject"), text = mark.Of("EmailInput.text"), from = mark.Of("EmailInput.from", "{0}@example.org"),
                to = new[] { mark.Of("EmailInput.to", "{0}@example.com") }, messageId = mark.Of("EmailInput.messageId", "<{0}@example.org>"), inReplyTo = mark.Of("EmailInput.inReplyTo", "<{0}@example.org>"),
            },
        });
        await RecordAsync(ana, written, new
        {
            email = new { direction = "OUTBOUND", subject = mark.Of("EmailInput.subject"), text = mark.Of("EmailInput.text"), from = "help@example.com", to = new[] { Email }, messageId = mark.Of("EmailInput.messageId", "<{0}@example.com>") },
        });
        await RecordAsync(ana, Session, new { message = new { text = mark.Of("MessageInput.text") } });
        await RecordAsync(ana, Session, new { note = new { text = mark.Of("NoteInput.text") } });
        var redacted = (await RecordAsync(ana, Session, new { message = new { text = $"{MarkedTexts.Word} was redacted before" } })).Text("entry", "id");
        await DoAsync(ana, "redactEntry", new { entryId = redacted, reason = mark.Of("RedactEntryInput.reason") });
        await VisitAsync((await DoAsync(ana, "issueContinuationCode", new { ticketId = Ticket }, "code")).Text("code"));
    }

    /// <summary>Somebody else, who has the ticket's code, signs in and writes.</summary>
    private async Task VisitAsync(string code)
    {
        var identity = new JsonObject { ["kind"] = "EMAIL", ["value"] = mark.Of("IdentityInput.value", "{0}@example.org") };
        var guest = await api.TokenAsync("customer", $"{MarkedTexts.Word}-guest", new() { ["identity"] = identity });
        var visit = (await StartAsync(guest, new { channel = "CHAT", continuationCode = code })).Text("session", "id");
        await RecordAsync(guest, visit, new { message = new { text = mark.Of("MessageInput.text") } });
        await DoAsync(guest, "endSession", new { sessionId = visit });
    }

    private async Task BriefAsync()
    {
        await DoAsync(ana, "setGoal", new { ticketId = Ticket, goal = mark.Of("SetGoalInput.goal") });
        var restated = mark.Of("RestateInput.text");
        await DoAsync(ana, "restate", new { ticketId = Ticket, text = restated });
        mark.Given["ConfirmRestatementInput.text"] = [restated];
        await DoAsync(ana, "confirmRestatement", new { ticketId = Ticket, text = restated });
        await DoAsync(ana, "recordFact", new { ticketId = Ticket, statement = mark.Of("RecordFactInput.statement"), certainty = "KNOWN", source = "RECORD" });
        var fact = (await api.AskAsync(ana, "query($t: ID!) { ticket(by: { id: $t }) { brief { facts { id } } } }", new() { ["t"] = Ticket }))
            .GetProperty("ticket").GetProperty("brief").GetProperty("facts")[0].Text("id");
        await DoAsync(ana, "disputeFact", new { ticketId = Ticket, factId = fact, reason = mark.Of("DisputeFactInput.reason") });
        await DoAsync(ana, "settleDispute", new { ticketId = Ticket, factId = fact, upheld = true, outcome = mark.Of("SettleDisputeInput.outcome") });
        await DoAsync(ana, "recordAttempt", new { ticketId = Ticket, what = mark.Of("RecordAttemptInput.what"), outcome = mark.Of("RecordAttemptInput.outcome") });
        var question = mark.Of("AskQuestionInput.question");
        await DoAsync(ana, "askQuestion", new { ticketId = Ticket, question });
        mark.Given["AnswerQuestionInput.question"] = [question];
        await DoAsync(ana, "answerQuestion", new { ticketId = Ticket, question, answer = mark.Of("AnswerQuestionInput.answer") });
    }

    private async Task DutiesAsync()
    {
        var due = DateTimeOffset.UtcNow.AddHours(5);
        List<string> promised = [];
        for (var i = 0; i < 4; i++)
        {
            promised.Add((await DoAsync(ana, "promiseFollowUp", new { ticketId = Ticket, promise = mark.Of("PromiseFollowUpInput.promise"), dueAt = due.AddMinutes(i) }, "followUp { id }")).Text("followUp", "id"));
        }

        await DoAsync(ana, "keepFollowUp", new { followUpId = promised[0], outcome = mark.Of("KeepFollowUpInput.outcome") });
        await DoAsync(ana, "rescheduleFollowUp", new { followUpId = promised[1], dueAt = due.AddHours(1), reason = mark.Of("RescheduleFollowUpInput.reason") });
        await DoAsync(ana, "waiveFollowUp", new { followUpId = promised[2], reason = mark.Of("WaiveFollowUpInput.reason") });
    }

    private async Task HandOnAsync()
    {
        await DoAsync(ana, "offerOwnership", new { ticketId = Ticket, agentId = "agt_ben", reason = mark.Of("OfferOwnershipInput.reason") }, "offer { id }");
        var owned = (await api.AskAsync(ana, "query($t: ID!) { ticket(by: { id: $t }) { ownershipOffer { id } } }", new() { ["t"] = Ticket })).GetProperty("ticket").Text("ownershipOffer", "id");
        await DoAsync(ben, "declineOwnership", new { offerId = owned, reason = mark.Of("SettleOwnershipInput.reason") });
        var offered = await DoAsync(ana, "offerHandoff", new
        {
            ticketId = Ticket, to = new { agentId = "agt_ben" }, reason = mark.Of("OfferHandoffInput.reason"), summary = mark.Of("OfferHandoffInput.summary"),
            context = new { order = mark.Of("OfferHandoffInput.context") }, followUp = new { within = "PT30M", promise = mark.Of("HandoffFollowUpInput.promise") },
        }, "handoff { id }");
        await DoAsync(ben, "declineHandoff", new { handoffId = offered.Text("handoff", "id"), reason = mark.Of("SettleHandoffInput.reason") });
        await DoAsync(ana, "releaseTicket", new { ticketId = Ticket, queueId = "que_general", reason = mark.Of("ReleaseTicketInput.reason") });
        var chat = await StartAsync(bot, new { channel = "CHAT", identities = new[] { new { kind = "EMAIL", value = mark.Of("IdentityInput.value", "{0}@example.net") } }, subject = mark.Of("StartSessionInput.subject") });
        var bots = chat.Text("ticket", "id");
        var asked = await DoAsync(
            bot, "offerHandoff", new { ticketId = bots, to = new { queueId = "que_general" }, reason = mark.Of("OfferHandoffInput.reason"), summary = mark.Of("OfferHandoffInput.summary") }, "handoff { id }");
        await DoAsync(ana, "acceptHandoff", new { handoffId = asked.Text("handoff", "id") });
        await DoAsync(ana, "returnToBot", new { ticketId = bots, botId = "bot_billie", reason = mark.Of("ReturnToBotInput.reason") });
        await MergeAsync(chat.Text("customer", "id"));
    }

    private async Task MergeAsync(string other)
    {
        Merged = other;
        var first = (await DoAsync(ana, "mergeCustomers", new { survivorId = Customer, mergedId = other, reason = mark.Of("MergeCustomersInput.reason") }, "merge { id }")).Text("merge", "id");
        await DoAsync(ana, "unmergeCustomers", new { mergeId = first, reason = mark.Of("UnmergeCustomersInput.reason") });
        Merge = (await DoAsync(ana, "mergeCustomers", new { survivorId = Customer, mergedId = other, reason = mark.Of("MergeCustomersInput.reason") }, "merge { id }")).Text("merge", "id");
    }

    private async Task MakeUpAsync()
    {
        await DoAsync(ana, "markRecoveryStep", new { ticketId = Ticket, step = "APOLOGIZED", note = mark.Of("MarkRecoveryStepInput.note") });
        await DoAsync(ana, "markRecoveryStep", new { ticketId = Ticket, step = "REVIEWED", note = mark.Of("MarkRecoveryStepInput.note") });
        await DoAsync(ana, "markRecoveryStep", new
        {
            ticketId = Ticket, step = "FIXED", note = mark.Of("MarkRecoveryStepInput.note"), somethingExtra = mark.Of("MarkRecoveryStepInput.somethingExtra"),
        });
        await DoAsync(ana, "markRecoveryStep", new { ticketId = Ticket, step = "DOCUMENTED", note = mark.Of("MarkRecoveryStepInput.note"), skipReason = mark.Of("MarkRecoveryStepInput.skipReason") });
        foreach (var kind in new[] { "PRODUCT", "CONDUCT" })
        {
            var report = await DoAsync(ana, "reportProblem", new
            {
                ticketId = Ticket, kind, category = mark.Of("ReportProblemInput.category"), product = mark.Of("ReportProblemInput.product"), site = mark.Of("ReportProblemInput.site"),
                description = mark.Of("ReportProblemInput.description"), involvedAgentId = kind == "CONDUCT" ? "agt_ben" : null,
            }, "report { id }");
            await DoAsync(sue, "addStatement", new { reportId = report.Text("report", "id"), by = mark.Of("AddStatementInput.by"), party = "CUSTOMER", text = mark.Of("AddStatementInput.text") });
        }
    }

    private async Task HelpAsync()
    {
        var app = (await StartAsync(mia, new { channel = "SELF_SERVICE" })).Text("session", "id");
        var step = mark.Of("SelfServiceInput.step");
        for (var i = 0; i < 2; i++)
        {
            await RecordAsync(mia, app, new { selfService = new { step, outcome = "FAILED", detail = mark.Of("SelfServiceInput.detail") } });
        }

        await DoAsync(mia, "endSession", new { sessionId = app, feedback = mark.Of("EndSessionInput.feedback") });
    }

    private async Task IdentifyAsync()
    {
        var visitor = mark.Of("IdentityInput.value", "visitor-{0}");
        await DoAsync(ana, "linkIdentity", new { customerId = Customer, identity = new { kind = "CHAT_VISITOR", value = visitor } });
        await DoAsync(ana, "verifyIdentity", new { customerId = Customer, kind = "PHONE", value = Keep("VerifyIdentityInput.value", Phone), method = mark.Of("VerifyIdentityInput.method") });
        await DoAsync(ana, "unlinkIdentity", new { customerId = Customer, kind = "CHAT_VISITOR", value = Keep("UnlinkIdentityInput.value", visitor), reason = mark.Of("UnlinkIdentityInput.reason") });
        await DoAsync(ana, "updateCustomer", new
        {
            customerId = Customer, name = mark.Of("UpdateCustomerInput.name"), preferredName = mark.Of("UpdateCustomerInput.preferredName"), timeZone = "Europe/Berlin", language = "de",
            preferences = new[] { new { key = mark.Of("PreferenceInput.key"), value = mark.Of("PreferenceInput.value") } },
            contactConsent = new { checkIns = true, channels = new[] { "EMAIL" }, quietFrom = "20:00", quietUntil = "08:00" },
        });

        // Somebody else, who is not erased, may be the same person.
        await StartAsync(pbx, new { channel = "PHONE", identities = new[] { new { kind = "PHONE", value = "+494055501" } }, customerName = "Otter" });
        await StartAsync(pbx, new { channel = "PHONE", identities = new[] { new { kind = "PHONE", value = "+494055501" }, new { kind = "PHONE", value = Phone } } });
        var suggested = (await api.AskAsync(ana, "query($c: ID!) { customer(by: { id: $c }) { mergeSuggestions { id } } }", new() { ["c"] = Customer }))
            .GetProperty("customer").GetProperty("mergeSuggestions")[0].Text("id");
        await DoAsync(ana, "dismissMergeSuggestion", new { suggestionId = suggested, reason = mark.Of("DismissMergeSuggestionInput.reason") });
    }

    private async Task EndAsync()
    {
        var second = (await DoAsync(ana, "openTicket", new { customerId = Customer, subject = mark.Of("OpenTicketInput.subject"), channel = "PHONE" }, "ticket { id }")).Text("ticket", "id");
        await DoAsync(ana, "moveSession", new { sessionId = Session, ticketId = second, reason = mark.Of("MoveSessionInput.reason") });
        await DoAsync(ana, "endSession", new
        {
            sessionId = Session,
            wrapUp = new
            {
                summary = mark.Of("WrapUpInput.summary"), disposition = mark.Of("WrapUpInput.disposition"), anythingElse = "MORE_RAISED", feedback = mark.Of("WrapUpInput.feedback"),
                nextSubject = mark.Of("WrapUpInput.nextSubject"),
            },
        });
        await DoAsync(ana, "resolveTicket", new { ticketId = second, summary = mark.Of("ResolveTicketInput.summary"), followUpWithin = (string?)null });
        await DoAsync(ana, "reopenTicket", new { ticketId = second, reason = mark.Of("ReopenTicketInput.reason") });
    }

    /// <summary>The customer has the code of somebody else's ticket, and goes in; what they say is repeated there.</summary>
    private async Task BeGuestAsync()
    {
        var host = await StartAsync(pbx, new { channel = "PHONE", subject = $"{HostWord} matter", customerName = $"{HostWord} name", identities = new[] { new { kind = "PHONE", value = "+494055502" } } });
        var (ticket, session) = (host.Text("ticket", "id"), host.Text("session", "id"));
        await DoAsync(ana, "claimTicket", new { ticketId = ticket });
        await RecordAsync(pbx, session, new { message = new { text = $"{HostWord} words" } });
        var code = (await DoAsync(ana, "issueContinuationCode", new { ticketId = ticket }, "code")).Text("code");
        var visit = (await StartAsync(mia, new { channel = "CHAT", continuationCode = code, externalRef = mark.Of("StartSessionInput.externalRef") })).Text("session", "id");
        SaidAsGuest = [mark.Of("MessageInput.text"), mark.Of("SelfServiceInput.detail")];
        await RecordAsync(mia, visit, new { message = new { text = SaidAsGuest[0] } });
        await RecordAsync(mia, visit, new { selfService = new { step = mark.Of("SelfServiceInput.step"), outcome = "FAILED", detail = SaidAsGuest[1] } });
        await RecordAsync(ana, session, new { note = new { text = $"{HostWord} note: {SaidAsGuest[0]}" } });
        await DoAsync(ana, "promiseFollowUp", new { ticketId = ticket, promise = $"{HostWord} promise: {SaidAsGuest[0]}", dueAt = DateTimeOffset.UtcNow.AddHours(5) }, "followUp { id }");
    }

    private string Keep(string member, string text)
    {
        mark.Given[member] = [text];
        return text;
    }

    private async Task<JsonElement> StartAsync(string token, object input)
    {
        var values = JsonSerializer.SerializeToNode(input)!.AsObject().With("idempotencyKey", Guid.NewGuid().ToString());
        return await api.StartAsync(token, values);
    }

    private Task<JsonElement> RecordAsync(string token, string session, object content) =>
        DoAsync(token, "recordEntry", new { sessionId = session, content, idempotencyKey = Guid.NewGuid().ToString() }, "entry { id }");

    private async Task<JsonElement> DoAsync(string token, string mutation, object input, string fields = "__typename") =>
        (await api.CommandAsync(token, mutation, $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input".Replace("AcceptHandoff", "SettleHandoff", StringComparison.Ordinal).Replace("DeclineHandoff", "SettleHandoff", StringComparison.Ordinal).Replace("DeclineOwnership", "SettleOwnership", StringComparison.Ordinal), fields, JsonSerializer.SerializeToNode(input)!.AsObject())).Done();
}
