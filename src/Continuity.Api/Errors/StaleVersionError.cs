using Continuity.Decisions;
using Continuity.GraphQL;

namespace Continuity.Api.Errors;

/// <summary>The ticket was changed since the version that you expected. Read it again, and decide again.</summary>
[ObjectType]
internal sealed class StaleVersionError : UserError
{
    internal StaleVersionError(StaleVersion refusal)
        : base(refusal) => CurrentVersion = refusal.CurrentVersion;

    /// <summary>The ticket's version now.</summary>
    public int CurrentVersion { get; }
}
