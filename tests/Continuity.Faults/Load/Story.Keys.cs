using System.Text.Json.Nodes;
using Continuity.Faults.Instances;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Load;

/// <content>What has a key may be sent again, and is done once.</content>
internal abstract partial class Story
{
    private const int OneIn = 10;
    private readonly List<Keyed> keyed = [];

    /// <summary>Sends some of what was acknowledged again, at once and at the other instance, and notes it for the story's end.</summary>
    private async Task PerhapsAgainAsync(Account account, Caller by, string mutation, JsonObject input, Done done)
    {
        if (input.ContainsKey("idempotencyKey") && Random.Next(OneIn) == 0)
        {
            var one = new Keyed(account, by, mutation, input, done.Payload);
            await AgainAsync(one);
            keyed.Add(one);
        }
    }

    /// <summary>At the story's end, by when what went wrong may be over: the keys are still known, and no key is good for anything else.</summary>
    private async Task AllAgainAsync()
    {
        // Whose session began may be another customer since, and of an erased one nobody writes.
        foreach (var one in keyed.Where(static one => one.Mutation != "startSession" && !one.Account.IsErased))
        {
            await AgainAsync(one);
            if (one.Otherwise() is { } input && (await Sending.DoAsync(one.By, one.Mutation, input))!.Code is var code and not "IDEMPOTENCY_CONFLICT")
            {
                Scene.Found(new Finding(FindingKind.Doubled, $"{Name}: {one.Mutation} with a key that was used for other words was {(code is null ? "done" : $"refused with {code}")}."));
            }
        }
    }

    private async Task AgainAsync(Keyed one)
    {
        var again = (await Sending.DoAsync(one.By, one.Mutation, one.Input, isElsewhere: true))!;
        Scene.Found(KeyCheck.Find(one.Mutation, one.First, again.Payload, again.Code));
    }
}
