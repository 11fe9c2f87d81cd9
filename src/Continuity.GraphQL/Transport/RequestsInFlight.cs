using System.Globalization;
using Continuity.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Continuity.GraphQL.Transport;

/// <summary>Counts the requests that are being executed, so that a server under too much load says so at once instead of answering all of them late.</summary>
/// <param name="options">How many are executed at a time at the most.</param>
internal sealed class RequestsInFlight(GraphQLServerOptions options)
{
    /// <summary>After how many seconds a caller may try again: most requests take far less, so that a place will be free.</summary>
    public const int RetryAfterSeconds = 1;

    private readonly int limit = options.MaxRequestsInFlight;
    private int taken;

    /// <summary>What a caller is told for whom there is no place.</summary>
    public GraphQLError Busy =>
        new GraphQLError($"The server has {limit} requests in flight, and takes no more. Try again in {RetryAfterSeconds} s.").WithCode("SERVER_BUSY");

    /// <summary>Takes a place. To be disposed of when the request has been executed, or when what is left of it is a stream, which is counted elsewhere.</summary>
    /// <returns>The place; null where all are taken.</returns>
    public IDisposable? TryEnter()
    {
        if (Interlocked.Increment(ref taken) <= limit)
        {
            return new Place(this);
        }

        Interlocked.Decrement(ref taken);
        return null;
    }

    /// <summary>The answer to a request for which there is no place: to be sent with 503.</summary>
    /// <param name="response">Gets the <c>Retry-After</c> header.</param>
    public ExecutionResult Refuse(HttpResponse response)
    {
        response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return ExecutionResult.Refused([Busy]);
    }

    private sealed class Place(RequestsInFlight requests) : IDisposable
    {
        private int isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isLeft, 1) == 0)
            {
                Interlocked.Decrement(ref requests.taken);
            }
        }
    }
}
