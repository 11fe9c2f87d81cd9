using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Continuity.Api.Nodes;
using Continuity.Api.Tests.Reading;
using Continuity.Benchmarks.Stand;
using Continuity.Callers;

namespace Continuity.Benchmarks.RawScripts;

/// <summary>Answers requests by all that the API does but HTTP, and notes the calls to Redis that each comes to, in the order of the answers.</summary>
internal sealed class RawRecorder : IAsyncDisposable
{
    private const int AtOnce = 16;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);
    private readonly AsyncLocal<Caller?> caller;
    private readonly MeasuredApi api;
    private readonly RecordingCalls calls;
    private int count;

    private RawRecorder(AsyncLocal<Caller?> caller, MeasuredApi api, RecordingCalls calls) => (this.caller, this.api, this.calls) = (caller, api, calls);

    /// <summary>Opens one on a store.</summary>
    /// <param name="redis">The store.</param>
    public static async Task<RawRecorder> OpenAsync(string redis)
    {
        var caller = new AsyncLocal<Caller?>();
        RecordingCalls? recording = null;
        var api = await MeasuredApi.OpenAsync(redis, () => caller.Value!, calls => recording = new(calls));
        var recorder = new RawRecorder(caller, api, recording!);
        for (var i = 0; i < CustomerSeed.Agents; i++)
        {
            await recorder.AnswerAsync(CustomerSeed.Agent(i), "{ viewer { roles } }", []);
        }

        return recorder;
    }

    /// <summary>Answers what is planned, several at once, once over.</summary>
    /// <param name="plan">The requests.</param>
    /// <param name="duties">The customers on whose tickets handoffs and promises are done.</param>
    public async Task<RawScript> RecordAsync(IReadOnlyList<PlannedCall> plan, IReadOnlyList<SeededCustomer> duties)
    {
        var free = Channel.CreateUnbounded<DutyTicket>();
        foreach (var customer in duties)
        {
            await free.Writer.WriteAsync(new(customer));
        }

        var recorded = new RawOperation[plan.Count];
        await Parallel.ForAsync(0, plan.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
            recorded[i] = ReferenceEquals(plan[i], PlannedCall.Duty) ? await DoAsync(free) : (await RecordAsync(plan[i])).Operation);

        // What is still told in the background belongs to them too.
        await Task.Delay(Settling);
        return new(recorded, [.. calls.Scripts]);
    }

    public ValueTask DisposeAsync() => api.DisposeAsync();

    private async Task<RawOperation> DoAsync(Channel<DutyTicket> free)
    {
        var ticket = await free.Reader.ReadAsync();
        var (actor, call) = Duties.Steps[ticket.Step];
        var one = ticket.Customer;
        var variables = JsonNode.Parse(call.Variables.ToJsonString()
            .Replace("$T", NodeId.Of(one.Ticket), StringComparison.Ordinal).Replace("$A", NodeId.OfAgent(one.Owner), StringComparison.Ordinal)
            .Replace("$B", NodeId.OfAgent(one.Other), StringComparison.Ordinal).Replace("$R", ticket.Last, StringComparison.Ordinal))!.AsObject();
        var (answer, operation) = await RecordAsync(new(actor == "A" ? one.Owner : one.Other, call.Query, variables));
        var duty = answer.GetProperty("data").GetProperty("duty");
        ticket.Last = (duty.TryGetProperty("handoff", out var given) ? given : duty.GetProperty("followUp")).GetProperty("id").GetString()!;
        ticket.Step = (ticket.Step + 1) % Duties.Steps.Count;
        await free.Writer.WriteAsync(ticket);
        return operation;
    }

    private Task<(JsonElement Answer, RawOperation Operation)> RecordAsync(PlannedCall call)
    {
        var variables = call.Variables.ToJsonString();
        var numbered = variables.Contains('*', StringComparison.Ordinal)
            ? variables.Replace("*", Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            : variables;
        return calls.RecordAsync(() => AnswerAsync(call.Caller, call.Query, JsonNode.Parse(numbered)!.AsObject()));
    }

    private async Task<JsonElement> AnswerAsync(string who, string query, JsonObject variables)
    {
        caller.Value = who == CustomerSeed.Source ? new Caller(Role.Ingest, who) : new Caller(Role.Agent, who) { Name = who };
        var text = await api.AnswerAsync(query, variables);
        if (text.Span.IndexOf("\"errors\":[{"u8) >= 0)
        {
            throw new InvalidOperationException($"A request failed: {System.Text.Encoding.UTF8.GetString(text.Span)}");
        }

        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    private sealed class DutyTicket(SeededCustomer customer)
    {
        public SeededCustomer Customer => customer;

        public int Step { get; set; }

        public string Last { get; set; } = "";
    }
}
