namespace Continuity.Mail;

/// <summary>What was found damaged so far, each once, in order; how many parts were met, and how many bytes may still be decoded to look for parts in them.</summary>
internal sealed class ReadingNotes
{
    private readonly List<MailNote> notes = [];

    /// <summary>The notes.</summary>
    public IReadOnlyList<MailNote> All => [.. notes];

    /// <summary>How many parts were met.</summary>
    public int Parts { get; set; }

    /// <summary>How many bytes of messages within the message may still be decoded.</summary>
    public int DecodedLeft { get; set; } = MailLimits.DecodedBytes;

    /// <summary>Notes something.</summary>
    public void Add(MailNote note)
    {
        if (!notes.Contains(note))
        {
            notes.Add(note);
        }
    }
}
