namespace Continuity.Threads;

/// <summary>
/// What mail programs know an e-mail by (RFC 5322, section 3.6.4: Message-ID), as it is compared: without the angle brackets and the blanks around it, and else to the letter.
/// </summary>
public readonly record struct MessageId
{
    private MessageId(string value) => Value = value;

    /// <summary>The id without brackets, 1 to <see cref="EntryLimits.HeaderCharacters"/> characters.</summary>
    public string Value { get; }

    /// <summary>Reads one.</summary>
    /// <param name="text">As the header, or a mail program, has it; one id.</param>
    /// <returns>The id; null where there is none, or it is longer than a header may be.</returns>
    public static MessageId? Of(string? text)
    {
        var id = text?.Trim() ?? "";
        if (id is ['<', .., '>'])
        {
            id = id[1..^1].Trim();
        }

        return id.Length is 0 or > EntryLimits.HeaderCharacters ? null : new(id);
    }
}
