using Continuity.Decisions;

namespace Continuity.Privacy;

/// <summary>Nothing more is recorded of a person who was erased.</summary>
public static class WhileErased
{
    /// <summary>The refusal of whatever would change a home that is erased.</summary>
    public static Refusal Refused { get; } = new(RefusalCode.WrongState, "The customer was erased; nothing more is recorded of them.");
}
