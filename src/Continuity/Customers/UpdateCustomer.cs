using Continuity.Callers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Merging;
using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>
/// Decides on changes of what is known of a customer, of all their homes. Agents may change all of it; a customer what it wants to be called, its
/// language, time zone, preferences and consent, but not its name as recorded. What is said is kept at the home at hand, the survivor's, whose word counts from then on, also where it is that a
/// value is none. The entry that it leaves says what was changed, and by whom, but no values. Check-ins to which the customer no longer agrees are cancelled.
/// </summary>
public static class UpdateCustomer
{
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

        var (own, homes, by) = (state.Profile, CustomerHomes.Of(state), caller.ActsAs(state.Id));
        var known = homes.Profile;
        var preferences = PreferenceRule.Apply(own, homes, command.Preferences, by, now);
        if (preferences.Refusal is { } preferencesRefusal)
        {
            return preferencesRefusal;
        }

        var consent = ContactConsentRule.Apply(own.ContactConsent, known.ContactConsent, command.ContactConsent, by, now);
        if (consent.Refusal is { } consentRefusal)
        {
            return consentRefusal;
        }

        var cleared = own.Cleared ?? new();
        var (name, preferredName) = (Said(command.Name, own.Name, known.Name, cleared.Name), Said(command.PreferredName, own.PreferredName, known.PreferredName, cleared.PreferredName));
        var language = Said(command.Language.Value is { } tag ? LanguageTag.Normalize(tag)! : command.Language, own.Language, known.Language, cleared.Language);
        var timeZone = Said(command.TimeZone, own.TimeZone, known.TimeZone, cleared.TimeZone);
        cleared = preferences.Value!.Cleared with { Name = name.IsCleared, PreferredName = preferredName.IsCleared, Language = language.IsCleared, TimeZone = timeZone.IsCleared };
        var changed = own with
        {
            Name = name.Value,
            PreferredName = preferredName.Value,
            Language = language.Value,
            TimeZone = timeZone.Value,
            Preferences = preferences.Value.Preferences,
            ContactConsent = consent.Value!,
            Cleared = cleared == (own.Cleared ?? new()) ? own.Cleared : cleared,
        };
        return changed == own
            ? Decision.Accept(state.Id, state)
            : CheckInConsent.Apply(Changes.Of(state with { Profile = changed }).And(ProfileEntry.Of(own, changed, known.ContactConsent, caller, by, now)), now).Accept(state.Id);
    }

    private static (string? Value, bool IsCleared) Said(Change<string> change, string? own, string? known, bool isCleared) =>
        change.IsGiven ? (change.Value, change.Value is null && (isCleared || known is not null)) : (own, isCleared);

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
}
