namespace Continuity.Redis.Keys;

/// <summary>Where the ticket behind a number for people is kept.</summary>
/// <param name="Number">The number.</param>
internal readonly record struct TicketNumberKey(string Number)
{
    /// <summary>The key of the ticket's id.</summary>
    public string Ticket => $"{{n:{Number}}}";
}
