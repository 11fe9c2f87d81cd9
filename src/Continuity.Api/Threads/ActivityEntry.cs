using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>What the system did: each change of state leaves one.</summary>
[ObjectType]
internal sealed class ActivityEntry(Entry entry, ActivityContent content) : EntryNode(entry)
{
    /// <summary>What was done.</summary>
    public Activity Activity => content.Activity;

    /// <summary>The same in words.</summary>
    public string Summary => content.Summary;
}
