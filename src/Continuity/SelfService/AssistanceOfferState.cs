namespace Continuity.SelfService;

/// <summary>Where an offer of help stands.</summary>
public enum AssistanceOfferState
{
    /// <summary>The customer has not answered it.</summary>
    Open,

    /// <summary>The customer goes on with a person.</summary>
    Accepted,

    /// <summary>The customer goes on alone.</summary>
    Declined,
}
