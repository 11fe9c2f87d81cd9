using System.Globalization;

namespace Continuity.Faults.Instances;

/// <summary>How the instances are set.</summary>
internal static class ApiSettings
{
    /// <summary>The settings of an instance.</summary>
    /// <param name="redis">Its connection string.</param>
    /// <param name="folder">The folder that all share, for the key that signs the callers' tokens.</param>
    /// <param name="replicas">How many replicas must have a write before it is acknowledged.</param>
    /// <param name="receiver">Where its webhooks go.</param>
    public static IReadOnlyDictionary<string, string> Of(string redis, string folder, int replicas, Uri receiver) => new Dictionary<string, string>
    {
        ["ConnectionStrings:Redis"] = redis,
        ["Continuity:Embedded:Path"] = folder,
        ["Continuity:Redis:AcknowledgedReplicas"] = replicas.ToString(CultureInfo.InvariantCulture),

        // So that what is owed falls due, and is missed, while the run looks on.
        ["Continuity:FollowUps:RemindBefore"] = "00:00:05",
        ["Continuity:FollowUps:Grace"] = "00:00:05",
        ["Continuity:Webhooks:faults:Url"] = receiver.ToString(),
        ["Continuity:Webhooks:faults:Secrets:0"] = "whsec_" + Convert.ToBase64String(new byte[32]),
        ["Continuity:Webhooks:faults:Events:0"] = "handoff.*",

        // An offer is told to staff alone.
        ["Continuity:Webhooks:faults:Internal"] = "true",
    };
}
