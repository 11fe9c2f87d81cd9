using System.Globalization;

namespace Continuity.GraphQL.Execution.Subscriptions;

/// <summary>Why a subscription is ended before its source ends.</summary>
internal static class SubscriptionErrors
{
    /// <summary>The code of a subscription whose client can't keep up.</summary>
    public const string TooSlow = "SUBSCRIPTION_TOO_SLOW";

    private const string ComeBack = "Subscribe again from the last cursor received.";

    /// <summary>The token that the subscriber came with is no longer good.</summary>
    public static GraphQLError TokenExpired { get; } =
        new GraphQLError("The token has expired. Subscribe again with a new one, from the last cursor received.").WithCode("TOKEN_EXPIRED");

    /// <summary>More events wait than the buffer holds.</summary>
    /// <param name="capacity">How many it holds.</param>
    public static GraphQLError BufferFull(int capacity) => new GraphQLError(
        $"The subscription was ended: its client took events too slowly, and {capacity} of them waited, the most that may. {ComeBack}").WithCode(TooSlow);

    /// <summary>The client takes nothing.</summary>
    /// <param name="writeTimeout">For how long.</param>
    public static GraphQLError Stalled(TimeSpan writeTimeout) => new GraphQLError(string.Create(
        CultureInfo.InvariantCulture,
        $"The subscription was ended: its client took nothing for {writeTimeout.TotalSeconds:0.###} s, the longest that may be. {ComeBack}")).WithCode(TooSlow);
}
