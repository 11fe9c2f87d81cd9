using System.Text.RegularExpressions;
using Continuity.Threads;

namespace Continuity.Privacy;

/// <summary>Masks what must not be kept in texts. Masking what was masked changes nothing, as long as no pattern matches the mask itself.</summary>
public sealed class TextMask
{
    /// <summary>What stands where something was masked.</summary>
    public const string Mask = "••••";

    private readonly bool cardNumbers;
    private readonly IReadOnlyList<Regex> patterns;

    /// <summary>Makes a mask.</summary>
    /// <param name="options">What is masked; valid.</param>
    public TextMask(MaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (cardNumbers, patterns) = (options.CardNumbers, [.. options.Patterns.Select(MaskOptions.Compile)]);
    }

    /// <summary>Whether anything is masked at all.</summary>
    public bool IsOn => cardNumbers || patterns.Count > 0;

    /// <summary>Masks a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The same text where nothing in it is masked.</returns>
    public string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var masked = cardNumbers ? CardNumber.Mask(text) : text;
        return patterns.Aggregate(masked, static (so, pattern) => pattern.Replace(so, Mask));
    }

    /// <summary>Masks what an entry says. Addresses and Message-IDs stay: they lead to people and e-mails.</summary>
    /// <param name="content">The content.</param>
    public EntryContent Of(EntryContent content) => !IsOn ? content : content switch
    {
        MessageContent message => message with { Text = Of(message.Text) },
        NoteContent note => note with { Text = Of(note.Text) },
        CallContent call => call with { Summary = Of(call.Summary), Transcript = call.Transcript is { } transcript ? Of(transcript) : null },
        EmailContent email => email with
        {
            Subject = Of(email.Subject),
            Text = Of(email.Text),
            QuotedText = email.QuotedText is { } quoted ? Of(quoted) : null,
            Attachments = [.. email.Attachments.Select(one => one with { Name = one.Name is { } name ? Of(name) : null })],
        },
        SelfServiceContent step => step with { Detail = step.Detail is { } detail ? Of(detail) : null },
        _ => content,
    };
}
