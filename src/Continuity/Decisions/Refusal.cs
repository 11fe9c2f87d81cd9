namespace Continuity.Decisions;

/// <summary>A command was refused, and nothing was written.</summary>
/// <param name="Code">Why.</param>
/// <param name="Message">Why, in words for the developer or agent; names the bound where there is one, and never holds texts, identities or tokens.</param>
public record Refusal(RefusalCode Code, string Message)
{
    /// <summary>The path of the value that it is about, from <c>input</c> on; null where it is about no single one.</summary>
    public IReadOnlyList<string>? Path { get; init; }

    /// <summary>A value is not allowed.</summary>
    /// <param name="message">What is allowed.</param>
    /// <param name="path">Where it stands.</param>
    public static Refusal Invalid(string message, params string[] path) => new(RefusalCode.Invalid, message) { Path = path };

    /// <summary>There is no such thing, or none that the caller may know of.</summary>
    /// <param name="what">What kind of thing.</param>
    /// <param name="path">Where its id stands.</param>
    public static Refusal NotFound(string what, params string[] path) => new(RefusalCode.NotFound, $"There is no such {what}.") { Path = path };

    /// <summary>The caller's role does not allow it.</summary>
    /// <param name="message">Who may.</param>
    public static Refusal Forbidden(string message) => new(RefusalCode.Forbidden, message);
}
