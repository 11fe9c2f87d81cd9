using Continuity.Decisions;

namespace Continuity.Customers;

/// <summary>Changes what is known of a customer. What is left out stays as it is.</summary>
public sealed record UpdateCustomerCommand
{
    /// <summary>Their name, at most 200 characters.</summary>
    public Change<string> Name { get; init; }

    /// <summary>What they want to be called, at most 200 characters.</summary>
    public Change<string> PreferredName { get; init; }

    /// <summary>Their language, a BCP 47 tag (RFC 5646, section 2.1).</summary>
    public Change<string> Language { get; init; }

    /// <summary>Their time zone, by its name in the IANA database.</summary>
    public Change<string> TimeZone { get; init; }

    /// <summary>What they prefer; keys that are not named stay as they are, and clearing this clears all of them.</summary>
    public Change<IReadOnlyList<PreferenceChange>> Preferences { get; init; }

    /// <summary>Whether, where and when they may be written to unasked; clearing it allows nothing.</summary>
    public Change<ContactConsentChange> ContactConsent { get; init; }
}
