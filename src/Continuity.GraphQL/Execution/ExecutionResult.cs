using System.Buffers;
using Continuity.GraphQL.Execution.Results;
using Continuity.GraphQL.Transport.CallerLimits;

namespace Continuity.GraphQL.Execution;

/// <summary>The answer to a request (section 7.1). To be disposed of when it has been written.</summary>
public sealed class ExecutionResult : IDisposable
{
    private readonly ResultDocument? document;
    private ResultBuffer? withMore;
    private ReadOnlyMemory<byte>? response;
    private bool isDisposed;

    internal ExecutionResult(ResultDocument? document, IReadOnlyList<GraphQLError> errors, bool isRequestError)
    {
        this.document = document;
        Errors = errors;
        IsRequestError = isRequestError;
    }

    /// <summary>Whether the request was refused before any of it was executed; there is no data then, not even null.</summary>
    public bool IsRequestError { get; }

    /// <summary>What went wrong; empty where all is well.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>What the answer tells beside data and errors; null where it is nothing.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; internal set; }

    /// <summary>After how long the caller may try again, where it has asked for too much at once; else null.</summary>
    internal TimeSpan? RetryAfter { get; private init; }

    /// <summary>The answer as JSON, in UTF-8. It holds until the answer is disposed of.</summary>
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    public ReadOnlyMemory<byte> ToUtf8()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return response ??= document is not null && Errors.Count == 0 && Extensions is null
            ? document.ToResponse()
            : (withMore = ResponseWriter.Write(this, document)).Written;
    }

    /// <summary>Writes the answer as JSON.</summary>
    /// <param name="output">Where to.</param>
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    public void WriteTo(IBufferWriter<byte> output) => output.Write(ToUtf8().Span);

    /// <summary>Gives its memory back.</summary>
    public void Dispose()
    {
        isDisposed = true;
        document?.Dispose();
        withMore?.Dispose();
        withMore = null;
    }

    internal static ExecutionResult PastRate(TimeSpan after) => new(null, [CallerLimitError.PastRate(after)], isRequestError: true) { RetryAfter = after };

    internal static ExecutionResult Refused(IReadOnlyList<GraphQLError> errors) => new(null, errors, isRequestError: true);
}
