using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Faults.Instances;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Load;

/// <summary>A command with a key that was acknowledged, and is sent again later.</summary>
/// <param name="Account">The account of its home.</param>
/// <param name="By">Its caller.</param>
/// <param name="Mutation">The mutation.</param>
/// <param name="Input">Its input.</param>
/// <param name="First">The payload of its first answer.</param>
internal sealed record Keyed(Account Account, Caller By, string Mutation, JsonObject Input, JsonElement First)
{
    /// <summary>The same key with other words; null where it says nothing that can be put in other words.</summary>
    public JsonObject? Otherwise()
    {
        var input = Input.DeepClone().AsObject();
        if (input["content"]?["message"] is not JsonObject message)
        {
            return null;
        }

        message["text"] = "Something else.";
        return input;
    }
}
