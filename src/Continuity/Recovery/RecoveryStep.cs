namespace Continuity.Recovery;

/// <summary>What is done for a customer for whom something went wrong, in this order.</summary>
public enum RecoveryStep
{
    /// <summary>The company has said that it is sorry.</summary>
    Apologized,

    /// <summary>What went wrong was gone through with the customer, who said yes to how it was understood.</summary>
    Reviewed,

    /// <summary>It was put right.</summary>
    Fixed,

    /// <summary>The customer was asked whether it is right by now.</summary>
    FollowedUp,

    /// <summary>What is to be learnt from it was written down: the recovery is done.</summary>
    Documented,
}
