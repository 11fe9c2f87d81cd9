using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Faults.Calls;
using Continuity.Faults.Instances;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Load;

/// <summary>Sends as a careful client does: what fails is sent again, the same, to the other instance, until it is answered.</summary>
/// <param name="scene">The round.</param>
/// <param name="random">Chooses the instance.</param>
internal sealed class Sending(Scene scene, Random random)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);
    private int last;

    /// <summary>Sends a mutation until it is answered.</summary>
    /// <param name="by">The caller.</param>
    /// <param name="mutation">Its name.</param>
    /// <param name="input">Its input.</param>
    /// <param name="before">Looked at before each repeat, for a mutation that has no key: what is there already is not sent again.</param>
    /// <param name="isElsewhere">Whether at another instance than the one that answered last.</param>
    public async Task<Done?> DoAsync(Caller by, string mutation, JsonObject input, Func<Task<bool>>? before = null, bool isElsewhere = false)
    {
        var (answer, isRepeat) = await SendAsync(by, Command.Document(mutation), Command.Variables(input), before, isElsewhere);
        if (answer is null)
        {
            return null;
        }

        var payload = answer.Value.GetProperty(mutation);
        var errors = payload.GetProperty("errors");
        if (errors.GetArrayLength() == 0)
        {
            scene.Acknowledge(mutation);
            return new(payload, null, null, isRepeat);
        }

        var error = errors[0];
        return new(payload, error.GetProperty("code").GetString(), error.TryGetProperty("message", out var message) ? message.GetString() : null, isRepeat);
    }

    /// <summary>Reads until it is answered.</summary>
    /// <param name="by">The caller.</param>
    /// <param name="query">The document.</param>
    /// <param name="variables">Its variables.</param>
    public async Task<JsonElement> ReadAsync(Caller by, string query, JsonObject? variables) => (await SendAsync(by, query, variables, null, false)).Data!.Value;

    private async Task<(JsonElement? Data, bool IsRepeat)> SendAsync(Caller by, string query, JsonObject? variables, Func<Task<bool>>? before, bool isElsewhere)
    {
        var watch = Stopwatch.StartNew();
        var instance = isElsewhere ? (last + 1) % scene.Client.Instances.Count : random.Next(scene.Client.Instances.Count);
        for (var attempt = 0; ; attempt++)
        {
            if (attempt > 0 && before is not null && await before())
            {
                return (null, true);
            }

            var answer = await scene.Client.SendAsync(instance, by.Token, query, variables);
            if (answer.Outcome == Outcome.Answered)
            {
                last = instance;
                return (answer.Data, attempt > 0);
            }

            if (watch.Elapsed > Patience)
            {
                scene.Found(new Finding(FindingKind.Wrong, $"Not answered within {Patience.TotalMinutes} min: {query[..Math.Min(query.Length, 60)]}: {answer.Said}"));
                throw new StoryEndedException(answer.Said);
            }

            instance = (instance + 1) % scene.Client.Instances.Count;
            await Task.Delay(Between);
        }
    }
}
