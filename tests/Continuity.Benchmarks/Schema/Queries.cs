using Continuity.GraphQL;

namespace Continuity.Benchmarks.Schema;

[QueryType]
internal static class Queries
{
    public static ConversationThread? Thread([ID] string id) => SampleThreads.ById.GetValueOrDefault(id);

    public static ConversationThread[] Threads(int first) => SampleThreads.All[..Math.Min(first, SampleThreads.All.Length)];
}
