using Continuity.Threads;

namespace Continuity.Privacy;

/// <summary>What is left of an entry's content without its texts: its kind, and what is counted or measured.</summary>
internal static class TextlessContent
{
    /// <summary>Takes the texts out.</summary>
    /// <param name="content">The content.</param>
    /// <param name="instead">What stands where a text must be.</param>
    public static EntryContent Of(EntryContent content, string instead) => content switch
    {
        MessageContent => new MessageContent(instead),
        NoteContent => new NoteContent(instead),
        CallContent call => new CallContent(call.Direction, call.Duration, instead, null, null),
        EmailContent email => new EmailContent(email.Direction, instead, instead, instead, [instead], null, null) { Kind = email.Kind },
        SelfServiceContent step => new SelfServiceContent(instead, step.Outcome, null),
        ActivityContent activity => new ActivityContent(activity.Activity, instead),
        _ => throw new ArgumentException($"{content.GetType()} has texts that nobody knows how to take out.", nameof(content)),
    };
}
