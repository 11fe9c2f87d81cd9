using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>A step in self-service.</summary>
[ObjectType]
internal sealed class SelfServiceEntry(Entry entry, SelfServiceContent content) : EntryNode(entry)
{
    /// <summary>Which step.</summary>
    public string Step => content.Step;

    /// <summary>How it went.</summary>
    public SelfServiceOutcome Outcome => content.Outcome;

    /// <summary>More about it; null where there is nothing.</summary>
    public string? Detail => content.Detail;
}
