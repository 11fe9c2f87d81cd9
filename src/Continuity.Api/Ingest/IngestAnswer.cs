using Continuity.Api.Errors;

namespace Continuity.Api.Ingest;

/// <summary>What a source is told of what it sent.</summary>
internal sealed record IngestAnswer
{
    private IngestAnswer(IngestOutcome outcome) => Outcome = outcome;

    /// <summary>What came of it.</summary>
    public IngestOutcome Outcome { get; }

    /// <summary>The id of the session that it belongs to; null where none is known.</summary>
    public string? Session { get; private init; }

    /// <summary>The id of the entry that it is recorded as; null where it is none by itself.</summary>
    public string? Entry { get; private init; }

    /// <summary>Where in the content the fault is, with dots; null where there is none, or it is in no single place.</summary>
    public string? Field { get; private init; }

    /// <summary>What is allowed there, in words that repeat nothing of the content; null where there is no fault.</summary>
    public string? Message { get; private init; }

    /// <summary>Why it was refused, for programs; null where it was not.</summary>
    public ErrorCode? Code { get; private init; }

    /// <summary>It is recorded, now or before.</summary>
    /// <param name="session">The id of the session.</param>
    /// <param name="entry">The id of the entry; null where it is none by itself.</param>
    public static IngestAnswer Recorded(string? session, string? entry = null) => new(IngestOutcome.Recorded) { Session = session, Entry = entry };

    /// <summary>It is kept until what it belongs to is known.</summary>
    public static IngestAnswer Kept { get; } = new(IngestOutcome.Kept);

    /// <summary>It tells nothing that is recorded.</summary>
    public static IngestAnswer PassedOver { get; } = new(IngestOutcome.PassedOver);

    /// <summary>It tells nothing that is recorded, for a reason that the source is told, and that is logged.</summary>
    /// <param name="reason">Why, as a name in capitals.</param>
    public static IngestAnswer PassedOverAs(string reason) => new(IngestOutcome.PassedOver) { Field = reason };

    /// <summary>Its content is not understood, and would not be if it were sent again.</summary>
    /// <param name="field">Where, with dots.</param>
    /// <param name="message">What is allowed there; repeats nothing of the content.</param>
    public static IngestAnswer NotUnderstood(string field, string message) => new(IngestOutcome.NotUnderstood) { Field = field, Message = message, Code = ErrorCode.Invalid };

    /// <summary>A command that follows from it was refused.</summary>
    /// <param name="error">Why.</param>
    /// <param name="field">Where in the content, with dots; null for no single place.</param>
    public static IngestAnswer Refused(UserError error, string? field = null) =>
        new(error.Code == ErrorCode.Invalid ? IngestOutcome.NotUnderstood : IngestOutcome.Refused) { Field = field, Message = error.Message, Code = error.Code };
}
