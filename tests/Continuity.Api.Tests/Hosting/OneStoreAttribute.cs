using Xunit.v3;

namespace Continuity.Api.Tests.Hosting;

/// <summary>
/// Tests that have the embedded store, or one of their own, whatever topology the others run on, and so need not be done for each (README, "Run one test"): they start a server of their own, are about the embedded store, or show what no store can change. A test that asks for either kind of
/// store there without saying so fails.
/// </summary>
/// <param name="why">Which of these.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OneStoreAttribute(string why) : Attribute, ITraitAttribute
{
    /// <summary>The trait's name.</summary>
    public const string Trait = "Store";

    /// <summary>The trait's value.</summary>
    public const string Value = "one";

    /// <summary>Which of these.</summary>
    public string Why { get; } = why;

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(Trait, Value)];
}
