using System.Globalization;
using System.Text.Json;

namespace Continuity.Api.Tests.Delivery;

/// <summary>What a run of faults is held against finds each thing that may go wrong, and nothing where all is well.</summary>
public sealed class FaultRunCheckTests
{
    private static readonly string[] Nothing = [];

    private static readonly RunSession Session = new(
        "s",
        [new("hello", ["e3"]), new("again", ["e5", "e5"]), new("bye", ["e6"])],
        ["help", "please", "thanks"],
        [
            new(1, "e1", "System", null, null), new(2, "e2", "Customer", "help", null), new(3, "e3", "Agent", "hello", "SENT"), new(4, "e4", "Customer", "please", null),
            new(5, "e5", "Agent", "again", "DELIVERED"), new(6, "e6", "Agent", "bye", "SENT"), new(7, "e7", "Customer", "thanks", null),
        ]);

    private static readonly Arrival[] Arrived = [At(0, "e3", "hello"), At(1, "e5", "again"), At(2, "e6", "bye")];

    public static TheoryData<string, RunSession, Arrival[]> Broken => new()
    {
        { "e5 is lost at the provider.", Session, [Arrived[0], At(1, "e5", "again") with { Fault = GatewayFault.Resets }, Arrived[2]] },
        { "e5 is lost at first arrival.", Session, [Arrived[0], Arrived[2]] },
        { "e9 is at the provider, and was never acknowledged.", Session, [.. Arrived, At(3, "e9", "again")] },
        { "e9 is at first arrival, and was never acknowledged.", Session, [.. Arrived, At(3, "e9", "again") with { Fault = GatewayFault.ServerError }] },
        { "e6 is out of order at the provider: e5 comes before it.", Session, [Arrived[0], At(1, "e5", "again") with { Fault = GatewayFault.Resets }, Arrived[2], Arrived[1]] },
        { "e6 is out of order at first arrival: e5 comes before it.", Session, [Arrived[0], Arrived[2], Arrived[1]] },
        { "e3 arrived with several bodies.", Session, [.. Arrived, At(3, "e3", "hello") with { Body = Body("s", "hello", 4) }] },
        { "e3 arrived with another text than was written.", Session, [At(0, "e3", "hullo"), .. Arrived[1..]] },
        { "e3 arrived for no session of the run.", Session, [.. Arrived, At(3, "e3", "hello") with { Body = Body("t", "hello", 0) }] },
        { "e3 arrived without a good signature.", Session, [Arrived[0] with { IsSigned = false }, .. Arrived[1..]] },
        { "again was acknowledged as 2 entries.", Session with { Written = [Session.Written[0], new("again", ["e5", "e6"]), Session.Written[2]] }, Arrived },
        { "bye was acknowledged as 0 entries.", Session with { Written = [.. Session.Written.Take(2), new("bye", [])] }, Arrived },
        { "please is lost in the thread.", With(4, static line => line with { Text = null }), Arrived },
        { "help is in the thread 2 times.", With(4, static line => line with { Text = "help" }), Arrived },
        { "please is out of order in the thread: help comes before it.", With(2, static line => line with { Text = "please" }, 4, static line => line with { Text = "help" }), Arrived },
        { "what is in the thread, and was never acknowledged.", With(4, static line => line with { Text = "what" }), Arrived },
        { "e5 is lost in the thread.", With(5, static line => line with { Entry = "e8" }), Arrived },
        { "e5 is out of order in the thread: e3 comes before it.", With(3, static line => line with { Entry = "e5" }, 5, static line => line with { Entry = "e3" }), Arrived },
        { "again reads otherwise in the thread.", With(5, static line => line with { Text = "agein" }), Arrived },
        { "s has gaps or repeats among its sequences.", With(7, static line => line with { Sequence = 8 }), Arrived },
        { "e5 says QUEUED of its delivery.", With(5, static line => line with { Delivery = "QUEUED" }), Arrived },
        { "e5 says FAILED of its delivery.", With(5, static line => line with { Delivery = "FAILED" }), Arrived },
        { "e5 says nothing of its delivery.", With(5, static line => line with { Delivery = null }), Arrived },
        { "e4 has a delivery, and nobody wrote it to the customer.", With(4, static line => line with { Delivery = "SENT" }), Arrived },
    };

    [Fact]
    public void Faults_AllIsWell_FindsNone() => Assert.Empty(FaultRunCheck.Faults([Session], Arrived, Nothing));

    [Fact]
    public void Faults_WhatWasTakenOrRefusedComesAgainUnderTheSameKey_FindsNone()
    {
        Arrival[] repeated = [Arrived[0], Arrived[0] with { Number = 1 }, Arrived[1] with { Fault = GatewayFault.TooMany }, Arrived[1], Arrived[2] with { Fault = GatewayFault.TakesAndResets }, Arrived[2]];

        Assert.Empty(FaultRunCheck.Faults([Session], repeated, Nothing));
    }

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void Faults_SomethingWentWrong_NamesIt(string fault, RunSession session, Arrival[] arrivals) =>
        Assert.Contains(fault, FaultRunCheck.Faults([session], arrivals, Nothing));

    [Fact]
    public void Faults_SomethingIsLeftInAQueue_NamesIt() =>
        Assert.Equal(["{p0001}:sending:c still waits."], FaultRunCheck.Faults([Session], Arrived, ["{p0001}:sending:c"]));

    private static RunSession With(int sequence, Func<ThreadLine, ThreadLine> change, int other = 0, Func<ThreadLine, ThreadLine>? otherChange = null) => Session with
    {
        Thread = [.. Session.Thread.Select(line => line.Sequence == sequence ? change(line) : line.Sequence == other ? otherChange!(line) : line)],
    };

    private static Arrival At(int number, string key, string text) => new(number, "CHAT", key, Body("s", text, key[1]), true, GatewayFault.None, TimeSpan.FromSeconds(number));

    private static JsonElement Body(string session, string text, int sequence) => JsonDocument.Parse(
        string.Create(CultureInfo.InvariantCulture, $$"""{"sessionId":"{{session}}","text":"{{text}}","sequence":{{sequence}}}""")).RootElement;
}
