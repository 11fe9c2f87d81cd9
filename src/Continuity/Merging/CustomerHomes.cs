using Continuity.Customers;
using Continuity.Privacy;
using Continuity.Threads;

namespace Continuity.Merging;

/// <summary>
/// A customer as it is to everybody: the survivor's home, and those of the customers merged into it, in the order of merging. Nothing is
/// moved from one to another; what they have together is read from all of them.
/// </summary>
/// <param name="Survivor">The home that all of them are known by.</param>
/// <param name="Merged">The homes of the customers merged into it, directly or by a chain.</param>
public sealed record CustomerHomes(CustomerState Survivor, IReadOnlyList<CustomerState> Merged)
{
    /// <summary>The id that all of them are known by.</summary>
    public CustomerId Id => Survivor.Id;

    /// <summary>All the homes, the survivor's first.</summary>
    public IReadOnlyList<CustomerState> All { get; } = [Survivor, .. Merged];

    /// <summary>Whether nothing was ever recorded of the customer.</summary>
    public bool IsEmpty => Survivor.IsEmpty;

    /// <summary>
    /// What is known of the person: of each value that of the first home which has one, unless an earlier home cleared it, identities and preferences of all, the latest contacts. The
    /// counters and open sessions are the survivor's own. Of the consent the latest word counts, for an old yes must not outlive a newer no.
    /// </summary>
    public CustomerProfile Profile { get; } = Merged.Count == 0 ? Survivor.Profile : Joined(Survivor.Profile, [Survivor, .. Merged]);

    /// <summary>The homes of a customer of whom one home was loaded, with the others.</summary>
    /// <param name="state">The home, with <see cref="CustomerState.OtherHomes"/>.</param>
    public static CustomerHomes Of(CustomerState state) =>
        state.OtherHomes.Count == 0 ? new(state, [])
        : state.MergedInto is null ? new(state, state.OtherHomes)
        : new(state.OtherHomes[0], [state, .. state.OtherHomes.Skip(1)]);

    /// <summary>One of the homes; null where it is none of this customer's.</summary>
    /// <param name="home">The home.</param>
    public CustomerState? Find(CustomerId home) => All.FirstOrDefault(state => state.Id == home);

    /// <summary>The home at which the customer has an identity; null where they don't have it.</summary>
    /// <param name="identity">The identity.</param>
    public CustomerId? HomeOf(Identity identity) =>
        All.FirstOrDefault(home => home.Profile.Identities.Any(linked => linked.Identity == identity))?.Id;

    /// <summary>The identity by which somebody else came into one of the customer's sessions as a guest; null where nobody did, or the customer in person, or it is known no more.</summary>
    /// <param name="session">The session.</param>
    public Identity? GuestIn(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Guest is { } guest && !ForgetGuest.IsForgotten(guest) && HomeOf(guest.Identity) is null ? guest.Identity : null;
    }

    private static CustomerProfile Joined(CustomerProfile survivor, IReadOnlyList<CustomerState> homes)
    {
        var profiles = homes.Select(home => home.Profile).ToList();
        // A visit may go from one home to another.
        var visits = profiles.Select(profile => profile.VisitBeganAt ?? profile.LastContactAt).OfType<DateTimeOffset>().ToList();
        DateTimeOffset? latest = visits.Count > 0 ? visits.Where(began => visits.Max() - began < CustomerProfile.Visit).Min() : null;
        var contacts = profiles.SelectMany(profile => new[] { profile.LastContactAt, profile.PreviousContactAt }).OfType<DateTimeOffset>().ToList();
        return survivor with
        {
            Name = First(static profile => profile.Name, static cleared => cleared.Name),
            PreferredName = First(static profile => profile.PreferredName, static cleared => cleared.PreferredName),
            Language = First(static profile => profile.Language, static cleared => cleared.Language),
            TimeZone = First(static profile => profile.TimeZone, static cleared => cleared.TimeZone),
            Identities = [.. profiles.SelectMany(profile => profile.Identities).DistinctBy(linked => linked.Identity)],
            HadVerified = [.. profiles.SelectMany(profile => profile.HadVerified).Distinct()],
            Preferences = Preferences(profiles),
            ContactConsent = ContactConsentRule.Joined([.. profiles.Select(static profile => profile.ContactConsent)]),
            Channels = [.. profiles.SelectMany(profile => profile.Channels).Distinct()],
            LastContactAt = contacts.Count > 0 ? contacts.Max() : null,
            VisitBeganAt = latest,
            PreviousContactAt = contacts.Where(contact => contact < latest).Select(static contact => (DateTimeOffset?)contact).Max(),
            Suggestions = [.. profiles.SelectMany(profile => profile.Suggestions)],
        };

        string? First(Func<CustomerProfile, string?> value, Func<ClearedValues, bool> isCleared) =>
            profiles.Find(profile => value(profile) is not null || (profile.Cleared is { } cleared && isCleared(cleared))) is { } first ? value(first) : null;
    }

    private static List<Preference> Preferences(IEnumerable<CustomerProfile> profiles)
    {
        var said = new HashSet<string>();
        List<Preference> joined = [];
        foreach (var profile in profiles)
        {
            joined.AddRange(profile.Preferences.Where(preference => said.Add(preference.Key)));
            said.UnionWith(profile.Cleared?.Preferences ?? []);
        }

        return joined;
    }
}
