using Continuity.Faults.Oracle;

namespace Continuity.Faults.Load;

/// <summary>Stories that go on at the same time, one after another, until they are to end.</summary>
/// <param name="scene">The round.</param>
/// <param name="seed">What all choices go by.</param>
/// <param name="count">How many go on at the same time.</param>
internal sealed class Crowd(Scene scene, int seed, int count)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private Task[] tellers = [];

    public void Start() => tellers = [.. Enumerable.Range(0, count).Select(teller => Task.Run(() => TellAsync(teller)))];

    /// <summary>Waits until all have come to their ends.</summary>
    public async Task EndAsync()
    {
        scene.IsEnding = true;
        await Task.WhenAll(tellers).WaitAsync(Patience);
    }

    private async Task TellAsync(int teller)
    {
        for (var n = 0; !scene.IsEnding; n++)
        {
            var chosen = unchecked((seed * 1_000_003) + (teller * 10_007) + n);
            await using var story = Stories.Choose(scene, $"{scene.Name}t{teller}n{n}", chosen, teller, n);
            try
            {
                await story.RunAsync();
            }
            catch (Exception fault)
            {
                scene.Found(new Finding(FindingKind.Wrong, $"The story {story.GetType().Name} broke off: {fault}"));
            }
        }
    }
}
