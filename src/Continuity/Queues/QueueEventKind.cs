namespace Continuity.Queues;

/// <summary>What the agents of a queue are told of.</summary>
public enum QueueEventKind
{
    /// <summary>A ticket can be taken: it began to wait there, or is offered to the queue.</summary>
    Waiting,

    /// <summary>Somebody took a ticket.</summary>
    Taken,

    /// <summary>A ticket can no longer be taken there, and nobody took it: it was resolved, the offer came to nothing, or it waits elsewhere.</summary>
    Left,
}
