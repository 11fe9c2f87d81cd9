using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Privacy;

/// <summary>
/// What goes with an entry that is redacted: what repeats it word for word. A supervisor takes it away whoever says it; an agent where they recorded it themselves, or it was made from the entry.
/// What was said before the entry repeats nothing of it.
/// </summary>
public sealed class RedactionReach
{
    private readonly Entry entry;
    private readonly QuotedTexts texts;
    private readonly ActorRef? only;

    private RedactionReach(Entry entry, QuotedTexts texts, Redaction redaction, ActorRef? only) => (this.entry, this.texts, Redaction, this.only) = (entry, texts, redaction, only);

    /// <summary>Who redacts the entry, when and why.</summary>
    public Redaction Redaction { get; }

    /// <summary>Where the entry goes because who said it is erased: that, so that nothing stays of it. Null where it is redacted.</summary>
    internal Erasure? Erasure { get; private init; }

    /// <summary>The reach of a redaction.</summary>
    /// <param name="entry">The entry, as it was recorded.</param>
    /// <param name="state">Its home, with the briefs, follow-ups and handoffs that it may tell of.</param>
    /// <param name="redaction">By whom, when and why.</param>
    /// <param name="isAgents">Whether only an agent asks, and no supervisor.</param>
    public static RedactionReach Of(Entry entry, CustomerState state, Redaction redaction, bool isAgents)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(redaction);
        return new(entry, QuotedTexts.Of(entry.Draft, state), redaction, isAgents ? redaction.By : null);
    }

    /// <summary>The reach of what a guest of the customer said, who is erased.</summary>
    /// <param name="entry">The entry, as it was recorded.</param>
    /// <param name="at">When they were erased.</param>
    public static RedactionReach OfGuest(Entry entry, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var erasure = new Erasure(at, ActorRef.Continuity, Erased.Text);
        return new(entry, QuotedTexts.Of(entry.Draft, new(entry.Id.Home)), new(at, erasure.By, erasure.Reason), null) { Erasure = erasure };
    }

    /// <summary>Whether another entry, of any of the customer's homes, goes with it.</summary>
    /// <param name="other">The other entry.</param>
    public bool Reaches(Entry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Id != entry.Id && (IsPartOfIt(other) || (MayBeTaken(other) && texts.AreIn(other.Draft)));
    }

    /// <summary>Takes away what repeats the entry in one of the customer's homes.</summary>
    /// <param name="state">The home, with the entries and records that may.</param>
    /// <returns>The home afterwards; the same where nothing repeats it.</returns>
    public CustomerState Apply(CustomerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var changes = Changes.Of(state);
        foreach (var other in state.Entries.Values.Where(Reaches))
        {
            changes = changes.With(other with { Draft = Left(other) });
        }

        changes = state.Briefs.Values.Aggregate(changes, (so, brief) => QuotedRecords.Of(brief, TakenFrom) is var left && ReferenceEquals(left, brief) ? so : so.With(left));
        changes = state.FollowUps.Values.Aggregate(changes, (so, followUp) => QuotedRecords.Of(followUp, SaidAgain) is var left && ReferenceEquals(left, followUp) ? so : so.With(left));
        return state.Handoffs.Values.Aggregate(changes, (so, handoff) => QuotedRecords.Of(handoff, SaidAgain) is var left && ReferenceEquals(left, handoff) ? so : so.With(left)).State;
    }

    /// <summary>What is left of a text that the home remembers of the entry itself.</summary>
    /// <param name="text">The text.</param>
    internal string Remembered(string text) => texts.Are(text) ? Redacted.Text : texts.Taken(text);

    private EntryDraft Left(Entry other) => IsPartOfIt(other)
        ? other.Draft with { Content = Redacted.Of(other.Draft.Content), Redaction = Redaction }
        : other.Draft with { Content = texts.Without(other.Draft.Content), Redaction = Redaction with { IsPartial = true } };

    private bool IsPartOfIt(Entry other) => only is null && other.Id.Home == entry.Id.Home && RedactEntry.IsPartOf(entry.Draft, other.Draft);

    private bool MayBeTaken(Entry other) => IsMadeFromIt(other)
        || ((other.Id.Home == entry.Id.Home ? other.Id.Sequence > entry.Id.Sequence : other.RecordedAt >= entry.RecordedAt) && (only is null || other.Draft.Author == only));

    // What was recorded and the entries that tell of it are written in one commit, at one time; what was owed is told again by Continuity.
    private bool IsMadeFromIt(Entry other) => other.Draft.Content is ActivityContent
        && (IsOfIt(other.Draft.Author, other.Draft.OccurredAt)
            || (entry.Draft.Content is ActivityContent && other.Draft.Author == ActorRef.Continuity && other.RecordedAt >= entry.RecordedAt));

    private bool IsOfIt(ActorRef? by, DateTimeOffset? at) => by == entry.Draft.Author && at == entry.Draft.OccurredAt;

    private bool MayBeTaken(ActorRef? by) => only is null || by == only;

    private string TakenFrom(string text, ActorRef? by, DateTimeOffset? at) =>
        IsOfIt(by, at) && texts.Are(text) ? Redacted.Text : MayBeTaken(by) && !IsFromBefore(at) ? texts.Taken(text) : text;

    // What is owed is not taken away because a part of it was said elsewhere too.
    private string SaidAgain(string text, ActorRef? by, DateTimeOffset? at) =>
        IsOfIt(by, at) && texts.Are(text) ? Redacted.Text : MayBeTaken(by) && !IsFromBefore(at) ? texts.Without(text) : text;

    // Who redacts an entry has looked at what it repeats; a guest's words are taken away unseen, and speak of what others had recorded.
    private bool IsFromBefore(DateTimeOffset? at) => Erasure is not null && at < entry.RecordedAt && at < entry.Draft.OccurredAt;
}
