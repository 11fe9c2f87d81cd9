using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;

namespace Continuity.Api.Tests.Ingest.Mail;

/// <summary>What no person wrote: kept for agents, and nothing comes of it.</summary>
[OneStore("No store changes it.")]
public sealed class AutomaticEmailTests(MailApi mail) : IClassFixture<MailApi>
{
    [Fact]
    public async Task Post_AutomaticAnswer_IsKeptForAgentsAndOpensNothing()
    {
        var (session, sent) = await StartAsync("away@example.org");
        await ResolveAsync(session);
        var before = await mail.ReadAsync(session);

        var message = MailApi.Message("away@example.org", MailApi.Id(), "I am away.", $"In-Reply-To: <{sent}>\nAuto-Submitted: auto-replied\n");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => mail.TakeAsync(message)));

        Assert.All(answers, answer => Assert.Equal(session, answer.Text("session")));
        var after = await mail.ReadAsync(session);
        Assert.Equal("RESOLVED", after.Text("ticket", "status"));
        Assert.Equal(before.Text("ticket", "brief", "headline"), after.Text("ticket", "brief", "headline"));
        AssertKept(after, "AUTO_REPLY", "AUTO_REPLY_RECEIVED");
    }

    [Fact]
    public async Task Post_AutomaticAnswer_IsNoAnswerThatIsAwaited()
    {
        var (session, sent) = await StartAsync("silent@example.org");
        var before = (await mail.ReadAsync(session)).Text("ticket", "brief", "headline");
        await mail.TakeAsync(MailApi.Message("silent@example.org", MailApi.Id(), "I am away.", $"In-Reply-To: <{sent}>\nX-Autoreply: yes\n"));

        Assert.Equal(before, (await mail.ReadAsync(session)).Text("ticket", "brief", "headline"));
        Assert.DoesNotContain("unanswered", before, StringComparison.Ordinal);
        await mail.TakeAsync(MailApi.Message("silent@example.org", MailApi.Id(), "I am back.", $"In-Reply-To: <{sent}>\n"));
        Assert.Contains("unanswered", (await mail.ReadAsync(session)).Text("ticket", "brief", "headline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_AgainAfterItsCustomerWasMerged_IsKeptOnce()
    {
        var (from, ana) = ($"{Guid.NewGuid():N}@example.org", await mail.AgentAsync());
        var (merged, survivor) = (await CustomerAsync(from), await CustomerAsync($"{Guid.NewGuid():N}@example.org"));
        var message = MailApi.Message(from, MailApi.Id(), "I am away.", "Auto-Submitted: auto-replied\n");
        var first = await mail.TakeAsync(message);
        (await mail.Api.MergeAsync(ana, survivor, merged)).Done();

        var again = await mail.TakeAsync(message);

        Assert.Equal(first.ToString(), again.ToString());
        Assert.Single(await mail.ThreadAsync(survivor), static entry => entry.Text("__typename") == "EmailEntry" && entry.Text("text") == "I am away.");

        async Task<string> CustomerAsync(string address) => (await mail.ReadAsync((await mail.TakeAsync(MailApi.Message(address, MailApi.Id()))).Text("session"))).Text("customer", "id");
    }

    [Fact]
    public async Task Post_AutomaticAnswer_TheCustomerDoesNotSeeIt()
    {
        var (session, sent) = await StartAsync("unseen@example.org");
        await mail.TakeAsync(MailApi.Message("unseen@example.org", MailApi.Id(), "I am away.", $"In-Reply-To: <{sent}>\nAuto-Submitted: auto-replied\n"));
        var customer = (await mail.ReadAsync(session)).Text("customer", "id");
        var own = await mail.Api.TokenAsync("customer", "unseen", new() { ["identity"] = new JsonObject { ["kind"] = "EMAIL", ["value"] = "unseen@example.org" }, ["assurance"] = "CLAIMED" });

        var seen = await mail.ThreadAsync(customer, own);

        Assert.Contains(seen, static entry => entry.Text("__typename") == "EmailEntry");
        Assert.DoesNotContain(seen, static entry => entry.GetRawText().Contains("I am away", StringComparison.Ordinal) || entry.GetRawText().Contains("AUTO_REPLY", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("failed", "5.1.1")]
    [InlineData("delayed", "4.4.7")]
    public async Task Post_Bounce_IsKeptWithWhatBounced(string action, string status)
    {
        var (session, sent) = await StartAsync($"bounced.{action}@example.org");
        var bounce = $"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: help@shop.example\nSubject: Undelivered\nMessage-ID: <{MailApi.Id()}>\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
            + $"--b\n\nIt did not reach them.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; eva@example.org\nAction: {action}\nStatus: {status}\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <{sent}>\n--b--\n";

        var answer = await mail.TakeAsync(bounce);

        Assert.Equal(session, answer.Text("session"));
        AssertKept(await mail.ReadAsync(session), "BOUNCE", "EMAIL_BOUNCED");
    }

    [Fact]
    public async Task Post_OwnEmailThatCameBack_IsKeptInItsThread()
    {
        var (session, sent) = await StartAsync("loop@example.org");
        await mail.TakeAsync(MailApi.Message("help@shop.example", MailApi.Id(), "Our own words.", $"X-Continuity: entry\nIn-Reply-To: <{sent}>\n"));

        AssertKept(await mail.ReadAsync(session), "OWN", "AUTOMATIC_EMAIL_RECEIVED");
        Assert.Equal("OWN_OF_NOBODY_KNOWN", (await mail.TakeAsync(MailApi.Message("help@shop.example", "1@out.shop.example"), HttpStatusCode.Accepted)).Text("reason"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("List-Post: <mailto:team@lists.example>\n")]
    public async Task Post_WhatWeSentAsItCameBack_IsOurs(string more)
    {
        var (session, sent) = await StartAsync($"{Guid.NewGuid():N}@example.org");
        var before = (await mail.ReadAsync(session)).Text("ticket", "brief", "headline");
        var copy = more.Length == 0 ? MailApi.Message("Help <help@shop.example>", sent, "It is right by now.") : MailApi.Message("Team via List <team@lists.example>", sent, "It is right by now.", $"Reply-To: help@shop.example\n{more}");

        var (one, again) = (await mail.TakeAsync(copy), await mail.TakeAsync(copy));

        Assert.Equal((session, one.ToString()), (one.Text("session"), again.ToString()));
        AssertKept(await mail.ReadAsync(session), "OWN", "AUTOMATIC_EMAIL_RECEIVED");
        Assert.Equal(before, (await mail.ReadAsync(session)).Text("ticket", "brief", "headline"));
    }

    [Fact]
    public async Task Post_OfAPersonUnderTheIdOfOneOfOurs_IsThePersonsAndNotLost()
    {
        var (_, sent) = await StartAsync("borrows@example.org");

        var answer = await mail.TakeAsync(MailApi.Message("borrows@example.org", sent, "My own words."));

        Assert.Equal(("MESSAGE", "PUBLIC"), MailApi.Emails(await mail.ReadAsync(answer.Text("session"))).Single(one => one.Text("id") == answer.Text("entry")) is var entry ? (entry.Text("kind"), entry.Text("visibility")) : default);
    }

    [Fact]
    public async Task Post_AnswerOfACustomersToWhatWasAnsweredBefore_IsStillTheirs()
    {
        var (session, _) = await StartAsync("answered@example.org");
        var id = MailApi.Id();
        await AnswerToAsync(session, id);

        var answer = await mail.TakeAsync(MailApi.Message("answered@example.org", id, "It came after its answer."));

        Assert.Equal("MESSAGE", MailApi.Emails(await mail.ReadAsync(answer.Text("session"))).Single(one => one.Text("id") == answer.Text("entry")).Text("kind"));
    }

    [Fact]
    public async Task Post_AnswerToAnAutomaticAnswer_GoesOnInItsSession()
    {
        var (session, sent) = await StartAsync("chain@example.org");
        var automatic = MailApi.Id();
        await mail.TakeAsync(MailApi.Message("chain@example.org", automatic, "I am away.", $"In-Reply-To: <{sent}>\nAuto-Submitted: auto-replied\n"));

        Assert.Equal(session, (await mail.TakeAsync(MailApi.Message("chain@example.org", MailApi.Id(), "I am back.", $"In-Reply-To: <{automatic}>\n"))).Text("session"));
    }

    [Fact]
    public async Task Post_AutomaticAnswerAgainOnceWhatItAnswersIsKnown_IsKeptOnce()
    {
        var (session, _) = await StartAsync("late.known@example.org");
        var (sent, id) = (MailApi.Id(), MailApi.Id());
        var message = MailApi.Message("late.known@example.org", id, "I am away.", $"In-Reply-To: <{sent}>\nAuto-Submitted: auto-replied\n");
        var first = await mail.TakeAsync(message);
        await mail.AnswerAsync(session, sent);

        Assert.Equal(first.ToString(), (await mail.TakeAsync(message)).ToString());
        Assert.Single(await mail.ThreadAsync((await mail.ReadAsync(session)).Text("customer", "id")), static entry => entry.Text("__typename") == "EmailEntry" && entry.Text("kind") == "AUTO_REPLY");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_ReadReceipt_OpensNothing(bool isKnown)
    {
        var (session, sent) = await StartAsync($"read.{isKnown}@example.org");
        var customer = (await mail.ReadAsync(session)).Text("customer", "id");
        var receipt = $"From: read.{isKnown}@example.org\nTo: help@shop.example\nSubject: Read: My bill\nMessage-ID: <{MailApi.Id()}>\nReferences: <{(isKnown ? sent : MailApi.Id())}>\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n"
            + "--b\n\nYour message was displayed.\n--b\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; read@example.org\nDisposition: manual-action/MDN-sent-manually; displayed\n--b--\n";

        var answer = await mail.TakeAsync(receipt);

        Assert.Equal(isKnown, answer.TryGetProperty("session", out _));
        var thread = await mail.ThreadAsync(customer);
        Assert.Single(thread, static entry => entry.Text("__typename") == "EmailEntry" && entry.Text("kind") == "AUTO_REPLY" && entry.Text("visibility") == "INTERNAL");
        Assert.Single(thread, static entry => entry.Text("__typename") == "ActivityEntry" && entry.Text("activity") == "TICKET_OPENED");
    }

    [Fact]
    public async Task Post_RobotOfAKnownCustomer_IsKeptWithThemOutsideOfAnySession()
    {
        var (session, _) = await StartAsync("robot@example.org");
        var answer = await mail.TakeAsync(MailApi.Message("robot@example.org", MailApi.Id(), "Your number is 4711.", "Auto-Submitted: auto-generated\n"));

        Assert.False(answer.TryGetProperty("session", out _));
        var thread = await mail.ThreadAsync((await mail.ReadAsync(session)).Text("customer", "id"));
        Assert.Single(thread, static entry => entry.Text("__typename") == "EmailEntry" && entry.Text("kind") == "NOTIFICATION" && entry.Text("visibility") == "INTERNAL" && entry.GetProperty("session").ValueKind == JsonValueKind.Null);
        Assert.Single(thread, static entry => entry.Text("__typename") == "ActivityEntry" && entry.Text("activity") == "TICKET_OPENED");
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-generated\n", "NOTIFICATION_OF_NOBODY_KNOWN")]
    [InlineData("Auto-Submitted: auto-replied\n", "AUTO_REPLY_OF_NOBODY_KNOWN")]
    [InlineData("Precedence: bulk\n", "BULK_OF_NOBODY_KNOWN")]
    [InlineData("X-Failed-Recipients: nobody@example.net\n", "BOUNCE_OF_NOBODY_KNOWN")]
    public async Task Post_OfNobodyKnown_IsPassedOverWithItsReason(string header, string reason)
    {
        var answer = await mail.TakeAsync(MailApi.Message($"{Guid.NewGuid():N}@robots.example", MailApi.Id(), more: header), HttpStatusCode.Accepted);

        Assert.Equal(("PASSED_OVER", reason), (answer.Text("outcome"), answer.Text("reason")));
    }

    private static void AssertKept(JsonElement session, string kind, string activity)
    {
        var nodes = session.GetProperty("entries").GetProperty("nodes").EnumerateArray().ToList();
        var kept = Assert.Single(nodes, entry => entry.Text("__typename") == "EmailEntry" && entry.Text("kind") == kind);
        Assert.Equal(("INTERNAL", "System"), (kept.Text("visibility"), kept.Text("author", "__typename")));
        Assert.Equal("INTERNAL", Assert.Single(nodes, entry => entry.Text("__typename") == "ActivityEntry" && entry.Text("activity") == activity).Text("visibility"));
        Assert.DoesNotContain(nodes, static entry => entry.Text("__typename") == "ActivityEntry" && entry.Text("activity") == "TICKET_REOPENED");
    }

    private async Task<(string Session, string Sent)> StartAsync(string from)
    {
        var session = (await mail.TakeAsync(MailApi.Message(from, MailApi.Id()))).Text("session");
        return (session, await mail.AnswerAsync(session));
    }

    private async Task AnswerToAsync(string session, string answered)
    {
        var payload = (await mail.Api.AskAsync(await mail.AgentAsync(), Asking.Record, new()
        {
            ["i"] = new JsonObject
            {
                ["sessionId"] = session,
                ["content"] = new JsonObject
                {
                    ["email"] = new JsonObject
                    {
                        ["direction"] = "OUTBOUND", ["subject"] = "Re: My bill", ["text"] = "It is right by now.", ["from"] = "help@shop.example", ["to"] = new JsonArray("eva@example.org"), ["messageId"] = MailApi.Id(), ["inReplyTo"] = answered,
                    },
                },
                ["idempotencyKey"] = Guid.NewGuid().ToString(),
            },
        })).GetProperty("recordEntry");
        Assert.Empty(payload.GetProperty("errors").EnumerateArray());
    }

    private async Task ResolveAsync(string session)
    {
        var ticket = (await mail.ReadAsync(session)).Text("ticket", "id");
        _ = await mail.Api.AskAsync(await mail.AgentAsync(), "mutation($t: ID!) { claimTicket(input: { ticketId: $t }) { errors { message } } resolveTicket(input: { ticketId: $t, summary: \"Done.\", followUpWithin: null }) { errors { message } } }", new() { ["t"] = ticket });
        Assert.Equal("RESOLVED", (await mail.ReadAsync(session)).Text("ticket", "status"));
    }
}
