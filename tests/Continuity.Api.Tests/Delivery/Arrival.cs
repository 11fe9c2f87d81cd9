using System.Text.Json;

namespace Continuity.Api.Tests.Delivery;

/// <summary>One request as it came to a gateway.</summary>
/// <param name="Number">Its number among all that came, from 0.</param>
/// <param name="Channel">The gateway that it came to.</param>
/// <param name="Key">The idempotency key.</param>
/// <param name="Body">What came.</param>
/// <param name="IsSigned">Whether the signature is right.</param>
/// <param name="Fault">What was done with it.</param>
/// <param name="At">When it came, by a clock that only goes forward.</param>
public sealed record Arrival(int Number, string Channel, string Key, JsonElement Body, bool IsSigned, GatewayFault Fault, TimeSpan At)
{
    /// <summary>The session, or null.</summary>
    public string? Session => Body.TryGetProperty("sessionId", out var session) ? session.GetString() : null;

    /// <summary>The entry's place.</summary>
    public int Sequence => Body.GetProperty("sequence").GetInt32();

    /// <summary>What was written.</summary>
    public string Text => Body.GetProperty("text").GetString()!;

    /// <summary>Whether the gateway has it by now, whatever it answered.</summary>
    public bool IsTaken => Fault is GatewayFault.None or GatewayFault.Delivers or GatewayFault.TakesSlowly or GatewayFault.TakesAndHangs or GatewayFault.TakesAndResets
        or GatewayFault.TakesAndAnswersHalf;
}
