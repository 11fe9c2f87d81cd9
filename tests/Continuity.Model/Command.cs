using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Staff;
using Continuity.Threads;

namespace Continuity.Model;

/// <summary>A step with everything chosen, as a caller would send it.</summary>
/// <param name="Act">What it does.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Home">Whose home it is about.</param>
public sealed record Command(Act Act, Caller Caller, CustomerId Home)
{
    public const string Reason = "It is for the best.";
    public const string Promise = "We look after it.";

    /// <summary>The ticket; 0 for a new one.</summary>
    public int Ticket { get; init; }

    /// <summary>All the tickets of a home of which something may pass on.</summary>
    public IReadOnlyList<int> Tickets { get; init; } = [];

    public int Handoff { get; init; }

    public int Ownership { get; init; }

    public int FollowUp { get; init; }

    public Channel Channel { get; init; }

    /// <summary>Whom a handoff or the ownership is offered to.</summary>
    public HandoffTarget To { get; init; }

    public TransferMode Mode { get; init; }

    public TimeSpan ExpiresIn { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The check that an offer asks for; null for the default.</summary>
    public CheckBack? CheckBack { get; init; }

    /// <summary>The queue that a ticket is released to, or null.</summary>
    public string? Queue { get; init; }

    public FollowUpKind Kind { get; init; }

    public DateTimeOffset DueAt { get; init; }

    /// <summary>When a resolution is checked: left out, none, or after so long.</summary>
    public Change<TimeSpan> CheckAfter { get; init; }

    public Availability Availability { get; init; }

    public string? Deputy { get; init; }

    /// <summary>How long time goes on.</summary>
    public TimeSpan Span { get; init; }

    /// <summary>The customer that a customer is merged into.</summary>
    public CustomerId Survivor { get; init; }

    /// <summary>Which of the merges is undone, by its place in the list of those that were made.</summary>
    public int Merge { get; init; }
}
