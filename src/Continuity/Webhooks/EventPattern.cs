namespace Continuity.Webhooks;

/// <summary>Names types of events: one of them, <c>ticket.opened</c>, or all that begin alike, <c>ticket.*</c>, or all, <c>*</c>.</summary>
/// <param name="Text">The pattern.</param>
public readonly record struct EventPattern(string Text)
{
    private const string Everything = "*";
    private const string Rest = ".*";

    /// <summary>Whether a type is among those that it names.</summary>
    /// <param name="type">The type.</param>
    public bool Names(string type) => Text == type
        || Text == Everything
        || (Text.EndsWith(Rest, StringComparison.Ordinal) && type.StartsWith(Text[..^1], StringComparison.Ordinal));
}
