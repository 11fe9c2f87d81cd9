using Continuity.Api.Threads;
using Continuity.GraphQL;

namespace Continuity.Api.Privacy;

/// <summary>The mutations by which texts and people are taken away, and by which people get what is kept of them.</summary>
[MutationType]
internal static class PrivacyMutations
{
    /// <summary>
    /// Takes the texts of an entry away, for good: where it was recorded, and where briefs and later entries repeat them word for word. The entry stays, with who redacted it and why. Agents
    /// may redact their own entries, and supervisors any. Redacted again, nothing changes.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<RecordEntryPayload> RedactEntryAsync(RedactEntryInput input, EntryRedaction entries, CancellationToken cancellationToken) =>
        entries.RedactAsync(input, cancellationToken);

    /// <summary>Gives out all that is recorded of a person, merged homes included: to the customer what they may see themselves, to supervisors all of it.</summary>
    /// <param name="input">What to do.</param>
    public static Task<ExportCustomerPayload> ExportCustomerAsync(ExportCustomerInput input, CustomerExporting exports, CancellationToken cancellationToken) =>
        exports.ExportAsync(input, cancellationToken);

    /// <summary>
    /// Takes all that is kept of a person away, for good and over all their merged homes; what stays is who was responsible for what, and when. From the answer on nobody sees anything of the
    /// person. What goes on with them is ended. For supervisors. Erased again, nothing changes.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<EraseCustomerPayload> EraseCustomerAsync(EraseCustomerInput input, CustomerErasing customers, CancellationToken cancellationToken) =>
        customers.EraseAsync(input, cancellationToken);
}
