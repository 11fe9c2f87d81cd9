using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>A message in a chat or the app.</summary>
[ObjectType]
internal sealed class MessageEntry(Entry entry, MessageContent content) : EntryNode(entry)
{
    /// <summary>What was written.</summary>
    [Cost(EntryCosts.Text)]
    public string Text => content.Text;
}
