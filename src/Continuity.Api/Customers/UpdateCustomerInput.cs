using Continuity.GraphQL;

namespace Continuity.Api.Customers;

/// <summary>What is known of a customer changes. A field left out stays as it is; null clears it.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Their name; up to 200 characters.</param>
/// <param name="PreferredName">What they want to be called; up to 200 characters.</param>
/// <param name="Language">Their language, a BCP 47 tag.</param>
/// <param name="TimeZone">Their time zone by its IANA name.</param>
/// <param name="Preferences">What they prefer; a key that is not named stays as it is.</param>
/// <param name="ContactConsent">Whether, where and when they may be written to unasked.</param>
internal sealed record UpdateCustomerInput(
    [ID] string CustomerId,
    Optional<string> Name,
    Optional<string> PreferredName,
    Optional<string> Language,
    Optional<string> TimeZone,
    Optional<IReadOnlyList<PreferenceInput>> Preferences,
    Optional<ContactConsentInput> ContactConsent);
