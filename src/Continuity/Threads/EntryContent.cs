namespace Continuity.Threads;

/// <summary>What an entry says; one of the records that derive from it.</summary>
public abstract record EntryContent
{
    private protected EntryContent()
    {
    }
}
