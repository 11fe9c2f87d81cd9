namespace Continuity.Api.Threads;

/// <summary>What parts of entries cost, where that is more than leaves do.</summary>
internal static class EntryCosts
{
    /// <summary>A text: it may be 64 KiB long, so that no answer is to hold more than 1,000 of them, at the 5,000 that an operation's fields may cost.</summary>
    public const double Text = 5;
}
