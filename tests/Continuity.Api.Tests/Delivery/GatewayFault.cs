namespace Continuity.Api.Tests.Delivery;

/// <summary>What a faulty gateway does with a request.</summary>
public enum GatewayFault
{
    /// <summary>It takes it.</summary>
    None,

    /// <summary>It takes it, and says that it has reached the customer.</summary>
    Delivers,

    /// <summary>It takes it, and lets the answer wait for a moment.</summary>
    TakesSlowly,

    /// <summary>It takes it, and answers only after longer than anybody waits.</summary>
    TakesAndHangs,

    /// <summary>It takes it, and closes the connection instead of an answer.</summary>
    TakesAndResets,

    /// <summary>It takes it, and half an answer comes.</summary>
    TakesAndAnswersHalf,

    /// <summary>It closes the connection.</summary>
    Resets,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>429, with Retry-After of a second.</summary>
    TooMany,

    /// <summary>400: it never will take it.</summary>
    Refuses,

    /// <summary>It answers 307, and names another channel's address.</summary>
    Redirects,
}
