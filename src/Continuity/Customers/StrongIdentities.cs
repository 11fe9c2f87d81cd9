namespace Continuity.Customers;

/// <summary>The rule of identities that tell one person from another.</summary>
public static class StrongIdentities
{
    /// <summary>The strong kinds of which two customers together would have more than one customer may, the strongest first.</summary>
    /// <param name="one">What one is known by.</param>
    /// <param name="other">What the other is known by.</param>
    /// <param name="options">Which kinds are strong, and how many there may be.</param>
    public static IReadOnlyList<IdentityKind> InConflict(IEnumerable<Identity> one, IEnumerable<Identity> other, IdentityOptions options)
    {
        var together = one.Concat(other).ToHashSet();
        return [.. options.Strong.Where(kind => together.Count(identity => identity.Kind == kind) > options.MaximumOf(kind))];
    }
}
