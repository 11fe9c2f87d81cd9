using Continuity.GraphQL.Execution.Coercion;
using Continuity.GraphQL.Execution.Planning;
using Continuity.GraphQL.Execution.Results;

namespace Continuity.GraphQL.Execution.Subscriptions;

/// <summary>Opens the stream of a subscription's events: CreateSourceEventStream, section 6.2.3.1.</summary>
internal static class SourceStream
{
    /// <summary>Opens the stream.</summary>
    /// <param name="root">What is asked for of the root: one field, as validation makes sure.</param>
    /// <param name="request">The request.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="errors">Takes what goes wrong.</param>
    /// <returns>The events, or null where there is an error.</returns>
    public static async ValueTask<IAsyncEnumerable<object?>?> OpenAsync(ObjectPlan root, RequestContext request, VariableValues variables, FieldErrors errors)
    {
        var field = root.Fields[0];
        using var document = new ResultDocument(ResultSizes.First);
        var place = new ResultPlace(document.Open(new ResultPlace(-1, 0), root, isNonNull: false), 0);
#pragma warning disable CA1031 // A subscriber may throw anything; it becomes the field's error.
        try
        {
            if (field.Definition.Subscriber is not { } subscriber)
            {
                throw new InvalidOperationException($"The field {field.Coordinate} has no source of events.");
            }

            var arguments = field.Arguments.Resolve(variables);
            var opening = subscriber(new ResolverContext(request, field.Definition, field.Nodes, null, arguments, document, place));
            return opening.IsCompleted ? await opening : await opening.AsTask().WaitAsync(request.CancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !request.CancellationToken.IsCancellationRequested)
        {
            errors.Add(field, document.PathAt(place), exception);
            return null;
        }
        catch (OperationCanceledException)
        {
            document.Abandon();
            throw;
        }
#pragma warning restore CA1031
    }
}
