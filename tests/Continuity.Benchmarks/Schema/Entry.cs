namespace Continuity.Benchmarks.Schema;

/// <summary>What somebody said in a thread.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Author">Who said it.</param>
/// <param name="Position">Its place in the thread, from 1.</param>
/// <param name="Text">What was said.</param>
internal sealed record Entry([property: GraphQL.ID] string Id, string Author, int Position, string Text);
