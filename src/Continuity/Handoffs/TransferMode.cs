namespace Continuity.Handoffs;

/// <summary>How a ticket is handed over.</summary>
public enum TransferMode
{
    /// <summary>Without an introduction. To a queue the offering side lets go at once.</summary>
    Cold,

    /// <summary>With an introduction: the offering side keeps the ticket until it is accepted.</summary>
    Warm,

    /// <summary>Advice is asked for: the offering side keeps the ticket, and whoever accepts may read and note until it is given back.</summary>
    Consult,
}
