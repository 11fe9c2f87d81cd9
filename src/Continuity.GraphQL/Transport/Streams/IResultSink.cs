using Continuity.GraphQL.Execution;

namespace Continuity.GraphQL.Transport.Streams;

/// <summary>Takes the results of one operation to its client. Each call ends when the client's connection has taken what was written, or is past use.</summary>
internal interface IResultSink
{
    /// <summary>Sends a result that others may follow.</summary>
    /// <param name="result">The result; it is the caller's to dispose of.</param>
    Task NextAsync(ExecutionResult result);

    /// <summary>Sends the last result, or why there is none, and the end.</summary>
    /// <param name="result">The result; it is the caller's to dispose of.</param>
    Task LastAsync(ExecutionResult result);

    /// <summary>Sends the end.</summary>
    Task CompleteAsync();
}
