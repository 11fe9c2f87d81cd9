using Continuity.Decisions;
using Continuity.GraphQL;

namespace Continuity.Api.Errors;

/// <summary>A refusal that its code and message say everything of.</summary>
[ObjectType]
internal sealed class SimpleError : UserError
{
    internal SimpleError(Refusal refusal)
        : base(refusal)
    {
    }
}
