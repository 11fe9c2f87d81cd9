using Continuity.Api.SignIn;
using Continuity.Customers;

namespace Continuity.Api.Customers;

/// <summary>
/// Reads <see cref="IdentityOptions"/> from <c>Continuity:Identities</c>. Kinds go by their names in the contract, or as in code. What <c>Strong</c> lists takes
/// the place of the default; <c>Maximum</c> names only those kinds that differ from it.
/// </summary>
internal sealed class IdentitySettings
{
    /// <summary>See <see cref="IdentityOptions.DefaultCallingCode"/>.</summary>
    public string? DefaultCallingCode { get; init; }

    /// <summary>See <see cref="IdentityOptions.Strong"/>; null for the default.</summary>
    public IReadOnlyList<string>? Strong { get; init; }

    /// <summary>See <see cref="IdentityOptions.Maximum"/>.</summary>
    public IReadOnlyDictionary<string, int> Maximum { get; init; } = new Dictionary<string, int>();

    /// <summary>See <see cref="IdentityOptions.NeverMatched"/>.</summary>
    public IReadOnlyList<string> NeverMatched { get; init; } = [];

    /// <summary>Reads the options.</summary>
    /// <param name="section">The section.</param>
    /// <param name="faults">What is wrong with them, one sentence each.</param>
    public static IdentityOptions Read(IConfigurationSection section, out IReadOnlyList<string> faults)
    {
        var settings = section.Get<IdentitySettings>() ?? new IdentitySettings();

        // An empty list is an empty text in configuration, and a text where a list should be would pass for nothing.
        var given = settings.Strong ?? (section[nameof(Strong)] is "" ? [] : null);
        var noLists = new[] { nameof(Strong), nameof(NeverMatched) }.Where(name => section[name] is { Length: > 0 });
        var unknown = (given ?? []).Concat(settings.Maximum.Keys).Where(static name => Kind(name) is null).Distinct().ToList();
        var standard = new IdentityOptions();
        var options = new IdentityOptions
        {
            DefaultCallingCode = settings.DefaultCallingCode,
            Strong = given is { } strong ? [.. strong.Select(Kind).OfType<IdentityKind>()] : standard.Strong,
            Maximum = Maxima(standard.Maximum, settings.Maximum),
            NeverMatched = settings.NeverMatched,
        };
        faults = [.. noLists.Select(static name => $"{name} must be a list."), .. unknown.Select(static name => $"'{name}' is no kind of identity; there are {ContractName.All<IdentityKind>()}."), .. options.Validate()];
        return options;
    }

    private static Dictionary<IdentityKind, int> Maxima(IReadOnlyDictionary<IdentityKind, int> standard, IReadOnlyDictionary<string, int> given)
    {
        var maxima = standard.ToDictionary();
        foreach (var (name, most) in given)
        {
            if (Kind(name) is { } kind)
            {
                maxima[kind] = most;
            }
        }

        return maxima;
    }

    private static IdentityKind? Kind(string name) => ContractName.Read<IdentityKind>(name)
        ?? Enum.GetValues<IdentityKind>().Cast<IdentityKind?>().FirstOrDefault(kind => string.Equals(kind.ToString(), name, StringComparison.OrdinalIgnoreCase));
}
