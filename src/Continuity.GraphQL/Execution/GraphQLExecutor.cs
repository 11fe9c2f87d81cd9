using Continuity.GraphQL.DataLoading;
using Continuity.GraphQL.Execution.Coercion;
using Continuity.GraphQL.Execution.Documents;
using Continuity.GraphQL.Execution.Planning;
using Continuity.GraphQL.Execution.Scheduling;
using Continuity.GraphQL.Execution.Subscriptions;
using Continuity.GraphQL.Language;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Continuity.GraphQL.Execution;

/// <summary>Executes requests against a schema (section 6). Safe to use from several threads.</summary>
/// <param name="schema">The schema.</param>
/// <param name="options">The bounds.</param>
/// <param name="timeProvider">The clock that the execution's time is taken from.</param>
/// <param name="logger">Told of resolvers that fail unexpectedly.</param>
public sealed partial class GraphQLExecutor(Schema schema, GraphQLServerOptions options, TimeProvider timeProvider, ILogger<GraphQLExecutor> logger)
{
    private readonly DocumentCache cache = new(options.DocumentCacheSize, options.MaxCachedDocumentBytes);
    private readonly DocumentValidator validator = new(schema, options.SuggestNames);
    private readonly AbstractTypes abstractTypes = new(schema);
    private readonly ParserOptions parserOptions = options.Parser;
    private long documentsParsed;

    /// <summary>The schema.</summary>
    public Schema Schema { get; } = schema;

    /// <summary>How many documents have been parsed since the start: those that were found in the cache are not among them.</summary>
    public long DocumentsParsed => Interlocked.Read(ref documentsParsed);

    /// <summary>Parses, validates and plans what a request asks for, or finds that it has been done before.</summary>
    /// <param name="request">The request.</param>
    public PreparedOperation Prepare(GraphQLRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var text = request.Document.Span;
        if (cache.Find(text) is { } known)
        {
            return known.Operation(request.OperationName);
        }

        DocumentNode document;
        try
        {
            Interlocked.Increment(ref documentsParsed);
            document = Parser.Parse(text, parserOptions);
        }
        catch (GraphQLSyntaxException exception)
        {
            return new PreparedOperation([new GraphQLError(exception.Message) { Locations = [exception.Location] }.WithCode("GRAPHQL_PARSE_FAILED")]);
        }

        var errors = validator.Validate(document);
        if (errors.Count > 0)
        {
            return new PreparedOperation(errors);
        }

        var prepared = new PreparedDocument(Schema, document);
        cache.Add(text, prepared);
        return prepared.Operation(request.OperationName);
    }

    /// <summary>Executes a query or mutation.</summary>
    /// <param name="request">The request.</param>
    /// <param name="services">A scope of services for this execution alone.</param>
    /// <param name="cancellationToken">Cancelled when the caller has gone.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public ValueTask<ExecutionResult> ExecuteAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken) =>
        ExecuteAsync(Prepare(request), request, services, cancellationToken);

    private ValueTask<ExecutionResult> RunOrRefuseAsync(
        PreparedOperation operation, GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (Start(operation, request, out var variables, out var variant) is { } refused)
        {
            return new(refused);
        }

        return operation.Kind == OperationType.Subscription
            ? new(ExecutionResult.Refused([new GraphQLError("A subscription needs a transport that carries a stream of results.").WithCode("OPERATION_NOT_SUPPORTED")]))
            : RunAsync(operation.Plan!, variant!, variables!, rootValue: null, services, cancellationToken);
    }

    private async ValueTask<SubscriptionResult> OpenAsync(
        PreparedOperation operation, GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (Start(operation, request, out var variables, out var variant) is { } refused)
        {
            return new(null, refused);
        }

        var errors = new FieldErrors(logger, options);
        var context = new RequestContext(services, cancellationToken);
        if (await SourceStream.OpenAsync(variant!.Root, context, variables!, errors) is not { } source)
        {
            return new(null, ExecutionResult.Refused(errors.Errors ?? []));
        }

        var stream = new ResponseStream(
            source,
            variant.Root.Fields[0].Coordinate,
            services,
            exception => FieldErrors.OfSource(logger, options, variant.Root.Fields[0], exception),
            (scope, value, token) => RunAsync(operation.Plan!, variant, variables!, value, scope, token));
        return new(stream.ReadAsync(cancellationToken), null);
    }

    private static ExecutionResult? Start(PreparedOperation operation, GraphQLRequest request, out VariableValues? variables, out PlanVariant? variant)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(request);
        (variables, variant) = (null, null);
        if (operation.Plan is not { } plan)
        {
            return ExecutionResult.Refused(operation.Errors);
        }

        variables = VariableCoercion.Coerce(plan.Variables, request.Variables, out var errors);
        if (variables is null)
        {
            return ExecutionResult.Refused(errors!);
        }

        try
        {
            variant = plan.VariantFor(variables);
            return null;
        }
        catch (GraphQLException exception)
        {
            return ExecutionResult.Refused([exception.Error]);
        }
    }

    private async ValueTask<ExecutionResult> RunAsync(
        OperationPlan plan, PlanVariant variant, VariableValues variables, object? rootValue, IServiceProvider services, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.ExecutionTimeout, timeProvider);
        using var registration = cancellationToken.UnsafeRegister(static d => ((CancellationTokenSource)d!).Cancel(), deadline);
        var errors = new FieldErrors(logger, options);
        var run = new OperationRun(new RequestContext(services, deadline.Token), variables, abstractTypes, errors, plan.SlotHint);
        (services.GetService<IBatchScheduler>() as RequestBatchScheduler)?.Attach(run.Loop);
        try
        {
            await run.ExecuteAsync(plan.Node.Operation, variant.Root, rootValue);
            deadline.Token.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            run.Document.Abandon();
            cancellationToken.ThrowIfCancellationRequested();
            var late = new GraphQLError($"The operation took longer than {options.ExecutionTimeout.TotalSeconds:0.###} s, and was stopped.");
            return new ExecutionResult(null, [late.WithCode("EXECUTION_TIMEOUT")], isRequestError: false);
        }

        plan.LearnSlots(run.Document.Count);
        return new ExecutionResult(run.Document, errors.Errors ?? [], isRequestError: false);
    }
}
