namespace Continuity.Api.SignIn;

/// <summary>A member of a request's JSON body is not as it must be.</summary>
/// <param name="member">Its path, with dots.</param>
/// <param name="rule">What it must be; never holds its value.</param>
internal sealed class MalformedMemberException(string member, string rule) : Exception($"{member} {rule}")
{
    /// <summary>Its path, with dots.</summary>
    public string Member { get; } = member;
}
