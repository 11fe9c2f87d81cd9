namespace Continuity.GraphQL.Transport.CallerLimits;

/// <summary>What a caller is told who has asked for more than it may.</summary>
internal static class CallerLimitError
{
    /// <summary>The code of what came too soon.</summary>
    public const string PastRateCode = "RATE_LIMITED";

    /// <summary>The code of what would be open beside too much.</summary>
    public const string TooManyCode = "TOO_MANY_OPEN";

    /// <summary>What a caller is told who holds as many connections as it may: short enough for a close frame.</summary>
    public const string TooManyConnections = "You have as many sockets and event streams open as you may";

    /// <summary>What a caller is told who holds as many subscriptions as it may.</summary>
    public const string TooManySubscriptions = "You have as many subscriptions open as you may; this one was not opened.";

    /// <summary>What a caller is told who has as many requests under way as it may.</summary>
    public const string TooManyRequests = "You have as many requests under way as you may; nothing was done. Try again when one of them is answered.";

    /// <summary>It came too soon.</summary>
    /// <param name="after">After how long the caller may try again.</param>
    public static GraphQLError PastRate(TimeSpan after) => new($"You have asked for more than you may at once. Nothing was done; try again in {Seconds(after)} s.")
    {
        Extensions = new Dictionary<string, object?> { ["code"] = PastRateCode, ["retryAfter"] = Seconds(after) },
    };

    /// <summary>It would be open beside as much as may be.</summary>
    /// <param name="message">What there is too much of.</param>
    public static GraphQLError TooMany(string message) => new GraphQLError(message).WithCode(TooManyCode);

    /// <summary>Whole seconds, at least one, as <c>Retry-After</c> has them.</summary>
    /// <param name="after">The time.</param>
    public static int Seconds(TimeSpan after) => Math.Max(1, (int)Math.Ceiling(after.TotalSeconds));
}
