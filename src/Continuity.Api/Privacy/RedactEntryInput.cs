using Continuity.GraphQL;

namespace Continuity.Api.Privacy;

/// <summary>The texts of an entry are to be taken away.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="Reason">Why, 3 to 2,000 characters; agents read it.</param>
internal sealed record RedactEntryInput(
    [ID] string EntryId,
    string Reason);
