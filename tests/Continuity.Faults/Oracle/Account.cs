namespace Continuity.Faults.Oracle;

/// <summary>What one home must come to: kept beside the calls, of what was acknowledged alone.</summary>
/// <param name="home">The home: the middle part of its ids.</param>
internal sealed class Account(string home)
{
    private readonly Dictionary<string, int> activities = [];
    private readonly List<Said> said = [];

    public string Home => home;

    /// <summary>How often each thing was done; what happens by time alone is not counted.</summary>
    public IReadOnlyDictionary<string, int> Activities => activities;

    /// <summary>What was said, in the order in which it was acknowledged.</summary>
    public IReadOnlyList<Said> Said => said;

    /// <summary>Whether all of it was taken away since.</summary>
    public bool IsErased { get; set; }

    /// <summary>Something was done.</summary>
    /// <param name="activity">What.</param>
    /// <param name="times">How many entries tell of it.</param>
    public void Did(string activity, int times = 1) => activities[activity] = activities.GetValueOrDefault(activity) + times;

    /// <summary>Something was said.</summary>
    /// <param name="text">Words that nobody else says.</param>
    /// <param name="entry">Its entry's id, where the answer gave it.</param>
    public void Says(string text, string? entry) => said.Add(new(text, entry));

    /// <summary>The words were taken away.</summary>
    /// <param name="text">The words.</param>
    public void Redacted(string text)
    {
        var at = said.FindIndex(one => one.Text == text);
        said[at] = said[at] with { Text = "[redacted]" };
    }
}
