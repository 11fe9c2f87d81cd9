using System.Text.Json.Nodes;
using Continuity.Faults.Instances;

namespace Continuity.Faults.Load;

/// <content>What is found out, agreed and promised.</content>
internal sealed partial class HandoffStory
{
    private async Task BriefAsync()
    {
        var (goal, fact, attempt, asked, answered) = (Word(), Word(), Word(), Word(), Word());
        await OnTicketAsync(Cast.Bot, "setGoal", new() { ["goal"] = goal }, "GOAL_SET");
        await OnTicketAsync(Cast.Bot, "recordFact", new() { ["statement"] = fact, ["certainty"] = "KNOWN", ["source"] = "RECORD" }, "FACT_RECORDED");
        await OnTicketAsync(Cast.Bot, "recordAttempt", new() { ["what"] = attempt, ["outcome"] = Word() }, "ATTEMPT_RECORDED");
        await OnTicketAsync(Cast.Bot, "askQuestion", new() { ["question"] = asked }, "QUESTION_ASKED");
        await OnTicketAsync(Cast.Bot, "askQuestion", new() { ["question"] = answered }, "QUESTION_ASKED");
        await OnTicketAsync(Cast.Bot, "answerQuestion", new() { ["question"] = answered, ["answer"] = Word() }, "QUESTION_ANSWERED");
        await SayAsync(Account, Cast.Bot, Session);
        Matter.Goal = goal;
        Matter.Recorded.AddRange([fact, attempt, asked, answered]);
    }

    private async Task AgreeAsync()
    {
        var restated = Word();
        await OnTicketAsync(Owner, "restate", new() { ["text"] = restated }, "RESTATED");
        await OnTicketAsync(customer, "confirmRestatement", new() { ["text"] = restated }, "RESTATEMENT_CONFIRMED");
        Matter.Recorded.Add(restated);
        var ticket = await Reader.TicketAsync(Ticket);
        var fact = ticket.GetProperty("brief").GetProperty("facts").EnumerateArray().Select(static one => one.GetProperty("id").GetString()).FirstOrDefault();
        if (fact is not null && Random.Next(2) == 0)
        {
            await OnTicketAsync(customer, "disputeFact", new() { ["factId"] = fact, ["reason"] = Word() }, "FACT_DISPUTED");
            await OnTicketAsync(Owner, "settleDispute", new() { ["factId"] = fact, ["upheld"] = false, ["outcome"] = Word() }, "DISPUTE_SETTLED");
        }

        await OnTicketAsync(Owner, "acknowledgeBrief", new() { ["asOf"] = ticket.GetProperty("brief").GetProperty("asOf").GetString() }, "BRIEF_ACKNOWLEDGED");
        await SayAtOnceAsync();
    }

    /// <summary>Three write at the same time: each is there once, in whatever order.</summary>
    private async Task SayAtOnceAsync()
    {
        var all = await Task.WhenAll(((Caller[])[customer, Owner, Cast.Bot]).Select(async by =>
        {
            var text = Word();
            var done = await new Sending(Scene, new Random(Random.Next())).DoAsync(by, "recordEntry", new()
            {
                ["sessionId"] = Session, ["content"] = new JsonObject { ["message"] = new JsonObject { ["text"] = text } }, ["idempotencyKey"] = Key(),
            });
            return (Text: text, Done: done!);
        }));
        foreach (var (text, done) in all)
        {
            Account.Says(text, done.Code is null ? null : throw Refused("recordEntry", done));
        }
    }

    private async Task PromiseAsync()
    {
        var promise = Word();
        var promised = await OnTicketAsync(Owner, "promiseFollowUp", new() { ["kind"] = "PROMISE", ["promise"] = promise, ["dueAt"] = In(TimeSpan.FromDays(2)), ["idempotencyKey"] = Key() });
        Matter.Promises[promise] = null;
        if (Random.Next(2) == 0)
        {
            await MustAsync(
                Account,
                Owner,
                "rescheduleFollowUp",
                new() { ["followUpId"] = promised.Id("followUp"), ["dueAt"] = In(TimeSpan.FromDays(3)), ["reason"] = Word() },
                "FOLLOW_UP_RESCHEDULED");
        }

        if (Random.Next(2) == 0)
        {
            await MustAsync(Account, Owner, "keepFollowUp", new() { ["followUpId"] = promised.Id("followUp"), ["outcome"] = Word() }, "FOLLOW_UP_KEPT");
            Matter.Settles(promised.Id("followUp"), "KEPT");
        }
    }
}
