using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>A note among agents.</summary>
[ObjectType]
internal sealed class NoteEntry(Entry entry, NoteContent content) : EntryNode(entry)
{
    /// <summary>What was noted.</summary>
    [Cost(EntryCosts.Text)]
    public string Text => content.Text;
}
