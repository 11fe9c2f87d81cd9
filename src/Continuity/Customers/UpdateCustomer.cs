using Continuity.Callers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>
/// Decides on changes of what is known of a customer. Agents may change all of it; a customer what it wants to be called, its
/// language, time zone, preferences and consent, but not its name as recorded. The entry that it leaves says what was changed, and by whom, but no values. Check-ins
/// to which the customer no longer agrees are cancelled.
/// </summary>
public static class UpdateCustomer
{
    private const int MostPreferences = 100;
    private static readonly TextBound PreferenceKey = new(100, true);
    private static readonly TextBound PreferenceValue = new(1000, false);

    /// <summary>Decides.</summary>
    /// <param name="state">The customer.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to change.</param>
    /// <param name="now">The time.</param>
    /// <returns>The customer; or NOT_FOUND, FORBIDDEN, INVALID or LIMIT_EXCEEDED.</returns>
    public static Decision<CustomerId> Decide(CustomerState state, Caller caller, UpdateCustomerCommand command, DateTimeOffset now)
    {
        var access = ThreadAccess.Of(caller, state);
        if (state.IsEmpty || !access.SeesCustomer)
        {
            return Refusal.NotFound("customer", "input", "customerId");
        }

        if (!caller.IsAgent && (caller.Role != Role.Customer || command.Name.IsGiven))
        {
            return Refusal.Forbidden("Agents may change what is known of a customer, and customers all but their name.");
        }

        if (!access.SeesProfile)
        {
            return Refusal.Forbidden("A customer who has proved an identity is changed by whoever proves it.");
        }

        if (CheckPerson(command) is { } invalid)
        {
            return invalid;
        }

        var (profile, by) = (state.Profile, caller.ActsAs(state.Id));
        var preferences = Preferences(profile.Preferences, command.Preferences, by, now);
        if (preferences.Refusal is { } preferencesRefusal)
        {
            return preferencesRefusal;
        }

        var consent = ContactConsentRule.Apply(profile.ContactConsent, command.ContactConsent, by, now);
        if (consent.Refusal is { } consentRefusal)
        {
            return consentRefusal;
        }

        var changed = profile with
        {
            Name = command.Name.Or(profile.Name),
            PreferredName = command.PreferredName.Or(profile.PreferredName),
            Language = command.Language.IsGiven ? command.Language.Value is { } tag ? LanguageTag.Normalize(tag) : null : profile.Language,
            TimeZone = command.TimeZone.Or(profile.TimeZone),
            Preferences = preferences.Value!,
            ContactConsent = consent.Value!,
        };
        return changed == profile
            ? Decision.Accept(state.Id, state)
            : CheckInConsent.Apply(Changes.Of(state with { Profile = changed }).And(ProfileEntry.Of(profile, changed, caller, by, now)), now).Accept(state.Id);
    }

    private static Refusal? CheckPerson(UpdateCustomerCommand command) =>
        TextBound.Line.CheckOptional(command.Name.Value, "input", "name")
        ?? TextBound.Line.CheckOptional(command.PreferredName.Value, "input", "preferredName")
        ?? (command.Language.Value is { } tag && LanguageTag.Normalize(tag) is null
            ? Refusal.Invalid($"language {LanguageTag.Bound}", "input", "language")
            : null)
        ?? (command.TimeZone.Value is { } zone && !IsTimeZone(zone)
            ? Refusal.Invalid("timeZone must be a name from the IANA time zone database, Europe/Berlin for instance.", "input", "timeZone")
            : null);

    // The exact name: the search itself takes any case, and files beside the zones.
    private static bool IsTimeZone(string name) =>
        name.Length <= 64
        && (name == "UTC" || name.Contains('/', StringComparison.Ordinal))
        && !name.StartsWith("posix/", StringComparison.Ordinal)
        && !name.StartsWith("right/", StringComparison.Ordinal)
        && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        && zone.Id == name;

    private static Outcome<IReadOnlyList<Preference>> Preferences(
        IReadOnlyList<Preference> before, Change<IReadOnlyList<PreferenceChange>> change, ActorRef by, DateTimeOffset now)
    {
        if (!change.IsGiven)
        {
            return Outcome.Of(before);
        }

        var after = change.IsClear ? [] : before.ToList();
        var changes = change.Value ?? [];
        for (var i = 0; i < changes.Count; i++)
        {
            var (key, value) = changes[i];
            var index = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if ((PreferenceKey.Check(key, "input", "preferences", index, "key")
                ?? PreferenceValue.CheckOptional(value, "input", "preferences", index, "value")) is { } refusal)
            {
                return refusal;
            }

            var at = after.FindIndex(preference => preference.Key == key);
            if (at >= 0 && after[at].Value != value)
            {
                after.RemoveAt(at);
                at = -1;
            }

            if (at < 0 && value is not null)
            {
                after.Add(new(key, value, now, by));
            }
        }

        return after.Count <= MostPreferences
            ? Outcome.Of<IReadOnlyList<Preference>>(after.SequenceEqual(before) ? before : after)
            : new Refusal(RefusalCode.LimitExceeded, $"A customer may have at most {MostPreferences} preferences.") { Path = ["input", "preferences"] };
    }
}
