namespace Continuity.Faults.Load;

/// <summary>The kinds of stories.</summary>
internal static class Stories
{
    private static readonly Func<Scene, string, int, Story>[] Kinds =
    [
        static (scene, name, seed) => new HandoffStory(scene, name, seed),
        static (scene, name, seed) => new MergeStory(scene, name, seed),
        static (scene, name, seed) => new HandoffStory(scene, name, seed),
        static (scene, name, seed) => new SelfServiceStory(scene, name, seed),
        static (scene, name, seed) => new HandoffStory(scene, name, seed),
        static (scene, name, seed) => new PrivacyStory(scene, name, seed),
        static (scene, name, seed) => new HandoffStory(scene, name, seed),
        static (scene, name, seed) => new StaffStory(scene, name, seed),
    ];

    /// <summary>Chooses the next story: each teller has its turn of all kinds.</summary>
    /// <param name="scene">The round.</param>
    /// <param name="name">The story's name.</param>
    /// <param name="seed">What its choices go by.</param>
    /// <param name="teller">Which teller tells it.</param>
    /// <param name="n">How many it told before.</param>
    public static Story Choose(Scene scene, string name, int seed, int teller, int n) => Kinds[(teller + n) % Kinds.Length](scene, name, seed);
}
