namespace Continuity.Mail;

/// <summary>What was found damaged so far, each once, in order; and how many parts were met.</summary>
internal sealed class ReadingNotes
{
    private readonly List<MailNote> notes = [];

    /// <summary>The notes.</summary>
    public IReadOnlyList<MailNote> All => [.. notes];

    /// <summary>How many parts were met.</summary>
    public int Parts { get; set; }

    /// <summary>Notes something.</summary>
    public void Add(MailNote note)
    {
        if (!notes.Contains(note))
        {
            notes.Add(note);
        }
    }
}
