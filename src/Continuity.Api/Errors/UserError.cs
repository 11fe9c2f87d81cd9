using Continuity.Decisions;
using Continuity.GraphQL;

namespace Continuity.Api.Errors;

/// <summary>Why a mutation was refused; nothing was written.</summary>
[InterfaceType]
internal abstract class UserError
{
    protected UserError(Refusal refusal)
    {
        Code = Enum.Parse<ErrorCode>(refusal.Code.ToString());
        Message = refusal.Message;
        Path = refusal.Path;
    }

    /// <summary>Why, for programs.</summary>
    public ErrorCode Code { get; }

    /// <summary>Why, in words for developers and agents; names the bound where there is one.</summary>
    public string Message { get; }

    /// <summary>The path, from `input` on, of the value that it is about; null where it is about no single one.</summary>
    public IReadOnlyList<string>? Path { get; }

    /// <summary>The errors of a payload for a refusal.</summary>
    /// <param name="refusal">The refusal, or null where there was none.</param>
    internal static IReadOnlyList<UserError> List(Refusal? refusal) => refusal switch
    {
        null => [],
        StaleVersion stale => [new StaleVersionError(stale)],
        AlreadySettled settled => [new AlreadySettledError(settled)],
        ObligationOpen open => [new ObligationOpenError(open)],
        IdentityTaken taken => [new IdentityTakenError(taken)],
        _ => [new SimpleError(refusal)],
    };
}
