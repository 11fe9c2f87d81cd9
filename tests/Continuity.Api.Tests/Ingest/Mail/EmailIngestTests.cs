using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Delivery;
using Continuity.Api.Tests.FollowUps;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;

namespace Continuity.Api.Tests.Ingest.Mail;

/// <summary>E-mail as a mail system hands it on: recorded once, in the thread that it belongs to, whatever state it is in.</summary>
public sealed class EmailIngestTests(MailApi mail) : IClassFixture<MailApi>
{
    [Fact]
    public async Task Post_FirstEmail_IsASessionWithItsEntry()
    {
        var id = MailApi.Id();
        var answer = await mail.TakeAsync(
            $"From: Eva Lang <first@example.org>\nTo: help@shop.example\nCc: desk@shop.example\nSubject: =?utf-8?Q?Rechnung_f=C3=BCr_M=C3=A4rz?=\nMessage-ID: <{id}>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nIt is too high.\n\n-- \nEva\n--b\nContent-Type: text/csv\nContent-Disposition: attachment; filename=calls.csv\n\n1;2\n--b--\n");

        var session = await mail.ReadAsync(answer.Text("session"));
        var entry = Assert.Single(MailApi.Emails(session));
        Assert.Equal(("ACTIVE", "EMAIL", "CLAIMED", "Eva Lang", "letters"), (session.Text("state"), session.Text("channel"), session.Text("assurance"), session.Text("customer", "name"), session.Text("ticket", "waitingIn", "name")));
        Assert.Equal(answer.Text("entry"), entry.Text("id"));
        Assert.Equal(
            ("MESSAGE", "PUBLIC", "Rechnung für März", "It is too high.", "-- \nEva", "first@example.org", id),
            (entry.Text("kind"), entry.Text("visibility"), entry.Text("subject"), entry.Text("text"), entry.Text("quotedText"), entry.Text("from"), entry.Text("messageId")));
        Assert.Equal(["help@shop.example", "desk@shop.example"], entry.GetProperty("to").EnumerateArray().Select(static to => to.GetString()));
        var attachment = Assert.Single(entry.GetProperty("attachments").EnumerateArray());
        Assert.Equal(("calls.csv", "text/csv", 3), (attachment.Text("name"), attachment.Text("contentType"), attachment.GetProperty("size").GetInt32()));
    }

    [Fact]
    public async Task Post_AnswerToWhatAnAgentSent_GoesOnInTheSession()
    {
        var first = (await mail.TakeAsync(MailApi.Message("answers@example.org", MailApi.Id()))).Text("session");
        var sent = await mail.AnswerAsync(first);

        var reply = await mail.TakeAsync(MailApi.Message("answers@example.org", MailApi.Id(), "Thank you.", $"In-Reply-To: <{sent}>\n"));

        Assert.Equal(first, reply.Text("session"));
        var emails = MailApi.Emails(await mail.ReadAsync(first));
        Assert.Equal(["Hello", "It is right by now.", "Thank you."], emails.Select(static one => one.Text("text")));
        Assert.Equal((sent, "Customer"), (emails[^1].Text("inReplyTo"), emails[^1].Text("author", "__typename")));
    }

    [Fact]
    public async Task Post_AnswerFromAnotherAddress_GoesOnInTheThreadInASessionOfItsOwn()
    {
        var first = (await mail.TakeAsync(MailApi.Message("other@example.org", MailApi.Id()))).Text("session");
        var sent = await mail.AnswerAsync(first);

        var reply = await mail.TakeAsync(MailApi.Message("somebody.else@example.net", MailApi.Id(), "I was told to write.", $"In-Reply-To: <{sent}>\n"));

        var session = await mail.ReadAsync(reply.Text("session"));
        Assert.Equal(("EMAIL_REPLY", "EMAIL_REPLY", "ANONYMOUS", first), (session.Text("match", "customerRule"), session.Text("match", "ticketRule"), session.Text("assurance"), session.Text("continues", "id")));
    }

    [Fact]
    public async Task Post_OnlyReferencesAreKnown_TheNewestOneCounts()
    {
        var older = (await mail.TakeAsync(MailApi.Message("refers@example.org", MailApi.Id()))).Text("session");
        var newer = (await mail.TakeAsync(MailApi.Message("refers.too@example.org", MailApi.Id()))).Text("session");
        var (old, young) = (await mail.AnswerAsync(older), await mail.AnswerAsync(newer));

        var reply = await mail.TakeAsync(MailApi.Message("refers.too@example.org", MailApi.Id(), "And?", $"In-Reply-To: <{MailApi.Id()}>\nReferences: <{old}>\n <{young}> <{MailApi.Id()}>\n"));

        Assert.Equal(newer, reply.Text("session"));
        Assert.Equal(young, MailApi.Emails(await mail.ReadAsync(newer))[^1].Text("inReplyTo"));
    }

    [Fact]
    public async Task Post_AnswerOnAResolvedTicket_OpensItAgain()
    {
        var first = (await mail.TakeAsync(MailApi.Message("reopens@example.org", MailApi.Id()))).Text("session");
        var sent = await mail.AnswerAsync(first);
        await ResolveAsync(first);

        var reply = await mail.TakeAsync(MailApi.Message("reopens@example.org", MailApi.Id(), "It is not.", $"In-Reply-To: <{sent}>\n"));

        var session = await mail.ReadAsync(reply.Text("session"));
        Assert.Equal(("OPEN", first), (session.Text("ticket", "status"), session.Text("continues", "id")));
        Assert.Equal((await mail.ReadAsync(first)).Text("ticket", "id"), session.Text("ticket", "id"));
    }

    [Fact]
    public async Task Post_TwiceAtOnceAsTheTicketIsResolved_HasOneSessionOfItsOwn()
    {
        var first = (await mail.TakeAsync(MailApi.Message("help@shop.example", MailApi.Id()))).Text("session");
        var (sent, id) = (await mail.AnswerAsync(first), MailApi.Id());
        var message = MailApi.Message("help@shop.example", id, "It is not.", $"In-Reply-To: <{sent}>\n");
        await mail.ChooseAsync(message, first);
        await ResolveAsync(first);

        var one = await mail.TakeAsync(message);
        Assert.Equal("OPEN", (await mail.ReadAsync(first)).Text("ticket", "status"));
        await mail.ChooseAsync(message, first);
        var other = await mail.TakeAsync(message);

        Assert.Equal(one.ToString(), other.ToString());
        Assert.NotEqual(first, one.Text("session"));
        Assert.Equal(["Hello", "It is right by now.", "It is not."], await SaidAsync());

        // Also where it is taken for one of our own by then.
        await mail.AnswerAsync(first, id);
        Assert.Equal(one.ToString(), (await mail.TakeAsync(message)).ToString());
        Assert.Equal(["Hello", "It is right by now.", "It is not.", "It is right by now."], await SaidAsync());

        async Task<IEnumerable<string>> SaidAsync() =>
            (await mail.ThreadAsync((await mail.ReadAsync(first)).Text("customer", "id"))).Where(static entry => entry.Text("__typename") == "EmailEntry").Select(static entry => entry.Text("text"));
    }

    [Fact]
    public async Task Post_TheSameFortyTimesAtOnce_RecordedOnce()
    {
        var first = (await mail.TakeAsync(MailApi.Message("often@example.org", MailApi.Id()))).Text("session");
        var sent = await mail.AnswerAsync(first);
        foreach (var message in new[] { MailApi.Message("often@example.org", MailApi.Id(), "Once.", $"In-Reply-To: <{sent}>\n"), MailApi.Message("often.new@example.org", MailApi.Id(), "Once.") })
        {
            // By another way, it has other fields on top.
            var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => mail.TakeAsync(i % 2 == 0 ? message : $"Received: from mx{i}.example\n{message}")));

            var entry = Assert.Single(answers.Select(static one => one.Text("entry")).Distinct());
            var session = Assert.Single(answers.Select(static one => one.Text("session")).Distinct());
            Assert.Equal(entry, Assert.Single(MailApi.Emails(await mail.ReadAsync(session)), static one => one.Text("text") == "Once.").Text("id"));
        }
    }

    [Fact]
    public async Task Post_AnotherEmailOfTheSameId_IsNotLost()
    {
        var id = MailApi.Id();
        var one = await mail.TakeAsync(MailApi.Message("same.id@example.org", id, "The first."));
        var other = await mail.TakeAsync(MailApi.Message("same.id@example.org", id, "The second."));

        Assert.NotEqual(one.Text("entry"), other.Text("entry"));
    }

    [Theory]
    [InlineData("Hello, this is no e-mail at all.\n\nBut it has words: \u00fc.", "[The e-mail has no text.]", "It has no header fields.")]
    [InlineData("From: broken@example.org\nContent-Type: multipart/mixed; boundary=never\n\nStill to be read.\n", "Still to be read.", "Its parts can't be told apart.")]
    [InlineData("From: broken@example.org\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nSGVsbG8s!!IHdvcmxk\n", "Hello, world", "Its encoding is damaged; some of the text may be missing.")]
    [InlineData("From: broken@example.org\nSubject: Call me back\n", "[The e-mail has no text.]", null)]
    public async Task Post_DamagedEmail_IsKeptWithANote(string message, string text, string? note)
    {
        text = text.StartsWith('[') && note is not null ? message.Trim() : text;

        var answer = await mail.TakeAsync(message);

        var entry = Assert.Single(MailApi.Emails(await mail.ReadAsync(answer.Text("session"))));
        Assert.Equal(text, entry.Text("text"));
        Assert.Equal(note is not null, entry.GetProperty("notes").EnumerateArray().Any(one => one.GetString() == note));
    }

    [Fact]
    public async Task Post_TextLongerThanAnEntry_SaysWhatIsNotKept()
    {
        var answer = await mail.TakeAsync(MailApi.Message("long@example.org", MailApi.Id(), new string('ü', 60_000)));

        var entry = Assert.Single(MailApi.Emails(await mail.ReadAsync(answer.Text("session"))));
        var text = entry.Text("text");
        Assert.True(Encoding.UTF8.GetByteCount(text) is > 65_000 and <= 65_536);
        Assert.EndsWith("more bytes are not kept.]", text, StringComparison.Ordinal);
        Assert.Contains("The text has 120,000 bytes, of which the first 65,436 are kept.", entry.GetProperty("notes").EnumerateArray().Select(static one => one.GetString()));
    }

    [Fact]
    public async Task Post_OneByteTooMany_IsRefused()
    {
        var body = new byte[(25 * 1024 * 1024) + 1];
        Encoding.ASCII.GetBytes("From: big@example.org\n\nText\n").CopyTo(body, 0);

        using var most = await mail.PostAsync(body[..^1], "application/octet-stream");
        using var tooMany = await mail.PostAsync(body, "application/octet-stream");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.RequestEntityTooLarge), (most.StatusCode, tooMany.StatusCode));
    }

    [Fact]
    public async Task Post_FormWithTheMessage_IsTheSameAsTheMessage()
    {
        var message = MailApi.Message("form@example.org", MailApi.Id());
        var raw = await mail.TakeAsync(message);
        using var form = new MultipartFormDataContent { { new StringContent("x"), "spf" }, { new StringContent(message), "email" } };
        var body = await form.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var answer = await mail.PostAsync(body, form.Headers.ContentType!.ToString());

        Assert.Equal(raw.Text("entry"), (await MailApi.AnswerAsync(answer, HttpStatusCode.OK)).Text("entry"));
    }

    [Fact]
    public async Task Post_WhatHoldsNoMessage_IsNotUnderstood()
    {
        using var form = new MultipartFormDataContent { { new StringContent("x"), "spf" } };
        using var without = await mail.PostAsync(await form.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), form.Headers.ContentType!.ToString());
        using var broken = await mail.PostAsync("--"u8.ToArray(), "multipart/form-data; boundary=b");
        using var unbounded = await mail.PostAsync("--"u8.ToArray(), "multipart/form-data");
        using var empty = await mail.PostAsync([], "message/rfc822");
        using var json = await mail.PostAsync("{}"u8.ToArray(), "application/json");

        foreach (var form422 in new[] { without, broken, unbounded })
        {
            Assert.Equal("email", (await MailApi.AnswerAsync(form422, HttpStatusCode.UnprocessableEntity)).Text("field"));
        }

        Assert.Equal("body", (await MailApi.AnswerAsync(empty, HttpStatusCode.UnprocessableEntity)).Text("field"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
    }

    [Theory]
    [InlineData("mx.shop.example; dmarc=pass header.from=example.org", "VERIFIED")]
    [InlineData("mx.shop.example; dmarc=fail header.from=example.org", "CLAIMED")]
    [InlineData("mx.shop.example; dmarc=pass header.from=elsewhere.example", "CLAIMED")]
    [InlineData("mx.shop.example; spf=pass (dmarc=pass header.from=example.org)", "CLAIMED")]
    [InlineData("mx.elsewhere.example; dmarc=pass header.from=example.org", "CLAIMED")]
    public async Task Post_SenderThatOurServerKnows_IsVerifiedByOption(string result, string assurance)
    {
        var message = $"Authentication-Results: {result}\nAuthentication-Results: mx.shop.example; dmarc={(assurance == "VERIFIED" ? "fail" : "none")}\n" + MailApi.Message($"{Guid.NewGuid():N}@example.org", MailApi.Id());

        var strict = await mail.ReadAsync((await mail.TakeAsync(message, source: "strict")).Text("session"));
        var plain = await mail.ReadAsync((await mail.TakeAsync(message.Replace("Hello", "Good morning", StringComparison.Ordinal), source: "mail")).Text("session"));

        Assert.Equal((assurance, "CLAIMED"), (strict.Text("assurance"), plain.Text("assurance")));
    }

    [Fact]
    public async Task Post_WebForm_IsOfWhoFilledItIn()
    {
        var answer = await mail.TakeAsync(MailApi.Message("Forms <forms@shop.example>", MailApi.Id(), more: "Reply-To: Lea <lea.form@example.org>\nAuto-Submitted: auto-generated\n"));

        var session = await mail.ReadAsync(answer.Text("session"));
        Assert.Equal(("Lea", "lea.form@example.org"), (session.Text("customer", "name"), Assert.Single(session.GetProperty("customer").GetProperty("identities").EnumerateArray()).Text("value")));
    }

    [Theory]
    [InlineData(-3 * 24 * 60, true)]
    [InlineData(-360 * 24 * 60, true)]
    [InlineData(2, true)]
    [InlineData(60, false)]
    [InlineData(-367 * 24 * 60, false)]
    public async Task Post_WithADate_HappenedThenWhereThatCanBeBelieved(int minutes, bool isBelieved)
    {
        var at = TimeProvider.System.GetUtcNow();
        var said = DateTimeOffset.FromUnixTimeSeconds(at.AddMinutes(minutes).ToUnixTimeSeconds());

        var answer = await mail.TakeAsync(MailApi.Message($"{Guid.NewGuid():N}@example.org", MailApi.Id(), date: MailApi.Date(said)));

        var entry = Assert.Single(MailApi.Emails(await mail.ReadAsync(answer.Text("session"))));
        var (occurred, recorded) = (entry.GetProperty("occurredAt").GetDateTimeOffset(), entry.GetProperty("recordedAt").GetDateTimeOffset());
        Assert.True(isBelieved ? occurred == said : occurred != said && occurred <= recorded && occurred >= at.AddMinutes(-1), $"{said:O} is told as {occurred:O}");
    }

    [Fact]
    public async Task Post_EmailThatWasLongUnderWay_AnswersNoCheckInThatWasMadeAfterIt()
    {
        var (from, ana) = ($"{Guid.NewGuid():N}@example.org", await mail.AgentAsync());
        var begun = await mail.ReadAsync((await mail.TakeAsync(MailApi.Message(from, MailApi.Id()))).Text("session"));
        var (session, ticket) = (begun.Text("id"), begun.Text("ticket", "id"));
        var own = await mail.Api.TokenAsync("customer", from, new() { ["identity"] = new JsonObject { ["kind"] = "EMAIL", ["value"] = from }, ["assurance"] = "VERIFIED" });
        (await mail.Api.CommandAsync(own, "updateCustomer", "UpdateCustomerInput", "customer { id }", new() { ["customerId"] = begun.Text("customer", "id"), ["contactConsent"] = new JsonObject { ["checkIns"] = true } })).Done();
        (await mail.Api.CommandAsync(ana, "claimTicket", "ClaimTicketInput", "ticket { id }", new() { ["ticketId"] = ticket })).Done();
        var checkIn = (await mail.Api.PromiseAsync(ana, ticket, "How are you?", "CHECK_IN", TimeSpan.FromDays(2))).Done().Text("followUp", "id");
        var asked = await mail.AnswerAsync(session, checkIn: checkIn);
        var before = MailApi.Date(TimeProvider.System.GetUtcNow().AddHours(-3));

        var late = await mail.TakeAsync(MailApi.Message(from, MailApi.Id(), "And another thing.", date: before));
        Assert.Equal(ticket, (await mail.ReadAsync(late.Text("session"))).Text("ticket", "id"));
        Assert.Equal("PENDING", Assert.Single(await mail.Api.FollowUpsAsync(ana, ticket)).Text("state"));

        // A clock that is slow, or in another zone, says nothing against an answer to the very question.
        var answer = await mail.TakeAsync(MailApi.Message(from, MailApi.Id(), "Very well.", $"In-Reply-To: <{asked}>\n", before));
        var kept = Assert.Single(await mail.Api.FollowUpsAsync(ana, ticket));
        Assert.Equal(("KEPT", answer.Text("entry")), (kept.Text("state"), kept.Text("evidence", "id")));
    }

    [Fact]
    public async Task Post_AnswerFromAnotherAddressOfTheirsWithAnotherSubject_GoesOnInTheSession()
    {
        var (one, other) = ($"{Guid.NewGuid():N}@example.org", $"{Guid.NewGuid():N}@example.org");
        var first = (await mail.TakeAsync(MailApi.Message(one, MailApi.Id()))).Text("session");
        var sent = await mail.AnswerAsync(first);
        await mail.Api.BeginAsync("PHONE", ("EMAIL", one, "CLAIMED"), ("EMAIL", other, "CLAIMED"));

        var reply = await mail.TakeAsync(MailApi.Message(other, MailApi.Id(), "From my office.", $"In-Reply-To: <{sent}>\n").Replace("Subject: My bill", "Subject: The router", StringComparison.Ordinal));

        Assert.Equal(first, reply.Text("session"));
        var entry = MailApi.Emails(await mail.ReadAsync(first))[^1];
        Assert.Equal(("The router", other), (entry.Text("subject"), entry.Text("from")));
    }

    [Fact]
    public async Task Post_OurEmailForwardedBySomebodyElse_IsASessionOfTheirsThatProvesNothing()
    {
        var first = (await mail.TakeAsync(MailApi.Message("forwarded@example.org", MailApi.Id()))).Text("session");
        var sent = await mail.AnswerAsync(first);

        var forwarded = await mail.TakeAsync(MailApi.Message("colleague@example.net", MailApi.Id(), "Is this from you?\n\n-------- Forwarded Message --------\nFrom: help@shop.example\n\nIt is right by now.", $"References: <{sent}>\n"));

        var (theirs, session) = (await mail.ReadAsync(first), await mail.ReadAsync(forwarded.Text("session")));
        Assert.Equal(("ANONYMOUS", first, "MESSAGE"), (session.Text("assurance"), session.Text("continues", "id"), Assert.Single(MailApi.Emails(session)).Text("kind")));
        Assert.Equal("forwarded@example.org", Assert.Single(theirs.GetProperty("customer").GetProperty("identities").EnumerateArray()).Text("value"));
        Assert.Equal(2, MailApi.Emails(theirs).Count);
    }

    [Fact]
    public async Task Post_ToTwoOfOurAddresses_IsOneEntryThatNamesBoth()
    {
        var message = MailApi.Message("both@example.org", MailApi.Id()).Replace("To: help@shop.example", "To: help@shop.example\nCc: bills@shop.example", StringComparison.Ordinal);

        var (one, other) = (await mail.TakeAsync($"Delivered-To: help@shop.example\nReceived: from a.example\n{message}"), await mail.TakeAsync($"Delivered-To: bills@shop.example\nReceived: from b.example\n{message}"));

        Assert.Equal(one.ToString(), other.ToString());
        var entry = Assert.Single(MailApi.Emails(await mail.ReadAsync(one.Text("session"))));
        Assert.Equal(["help@shop.example", "bills@shop.example"], entry.GetProperty("to").EnumerateArray().Select(static to => to.GetString()));
    }

    [Fact]
    public async Task Post_NothingButAPhoto_IsRecordedWithIt()
    {
        var answer = await mail.TakeAsync($"From: photo@example.org\nTo: help@shop.example\nMessage-ID: <{MailApi.Id()}>\nMIME-Version: 1.0\nContent-Type: image/jpeg; name=\"meter.jpg\"\nContent-Transfer-Encoding: base64\n\n/9j/4AAQ\n");

        var entry = Assert.Single(MailApi.Emails(await mail.ReadAsync(answer.Text("session"))));
        Assert.Equal(("", "[The e-mail has no text.]"), (entry.Text("subject"), entry.Text("text")));
        var photo = Assert.Single(entry.GetProperty("attachments").EnumerateArray());
        Assert.Equal(("meter.jpg", "image/jpeg", 6), (photo.Text("name"), photo.Text("contentType"), photo.GetProperty("size").GetInt32()));
    }

    private async Task ResolveAsync(string session)
    {
        var ticket = (await mail.ReadAsync(session)).Text("ticket", "id");
        var agent = await mail.AgentAsync();
        _ = await mail.Api.AskAsync(agent, "mutation($t: ID!) { claimTicket(input: { ticketId: $t }) { errors { message } } resolveTicket(input: { ticketId: $t, summary: \"Done.\", followUpWithin: null }) { errors { message } } }", new() { ["t"] = ticket });
        Assert.Equal("RESOLVED", (await mail.ReadAsync(session)).Text("ticket", "status"));
    }
}
