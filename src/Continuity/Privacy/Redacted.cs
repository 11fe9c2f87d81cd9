using Continuity.Threads;

namespace Continuity.Privacy;

/// <summary>What is left of an entry that was redacted.</summary>
public static class Redacted
{
    /// <summary>What stands where a text must be.</summary>
    public const string Text = "[redacted]";

    /// <summary>Its content: which step of self-service it was stays, and by which Message-IDs it is known.</summary>
    /// <param name="content">The content.</param>
    internal static EntryContent Of(EntryContent content) => content switch
    {
        EmailContent email => new EmailContent(email.Direction, Text, Text, Text, [Text], email.MessageId, email.InReplyTo) { Kind = email.Kind },
        SelfServiceContent step => new SelfServiceContent(step.Step, step.Outcome, null),
        _ => TextlessContent.Of(content, Text),
    };
}
