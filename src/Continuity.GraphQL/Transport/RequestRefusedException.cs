namespace Continuity.GraphQL.Transport;

/// <summary>A request that is no GraphQL request. It never leaves the transport.</summary>
/// <param name="status">The HTTP status to answer with.</param>
/// <param name="message">What is wrong with it, for the developer who sent it.</param>
/// <param name="code">The error's <c>extensions.code</c>.</param>
internal sealed class RequestRefusedException(int status, string message, string code = "BAD_REQUEST") : Exception(message)
{
    /// <summary>The HTTP status to answer with.</summary>
    public int Status { get; } = status;

    /// <summary>The error's <c>extensions.code</c>.</summary>
    public string Code { get; } = code;
}
