using Continuity.GraphQL.DataLoading;
using Continuity.GraphQL.Execution.Coercion;
using Continuity.GraphQL.Execution.Documents;
using Continuity.GraphQL.Execution.Planning;
using Continuity.GraphQL.Execution.Scheduling;
using Continuity.GraphQL.Execution.Subscriptions;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Limits;
using Continuity.GraphQL.Limits.Pricing;
using Continuity.GraphQL.TrustedDocuments;
using Continuity.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Continuity.GraphQL.Execution;

/// <summary>Executes requests against a schema (section 6). Safe to use from several threads.</summary>
/// <param name="schema">The schema.</param>
/// <param name="options">The bounds.</param>
/// <param name="timeProvider">The clock that the execution's time is taken from.</param>
/// <param name="logger">Told of resolvers that fail unexpectedly.</param>
/// <exception cref="TrustedDocumentException">The trusted documents can't be taken as they are.</exception>
public sealed partial class GraphQLExecutor(Schema schema, GraphQLServerOptions options, TimeProvider timeProvider, ILogger<GraphQLExecutor> logger)
{
    private readonly DocumentCache cache = new(options.DocumentCacheSize, options.MaxCachedDocumentBytes);
    private readonly DocumentReader reader = new(schema, options);
    private readonly KnownDocuments known = KnownDocuments.Load(options, new DocumentReader(schema, options));
    private readonly AbstractTypes abstractTypes = new(schema);

    /// <summary>The schema.</summary>
    public Schema Schema { get; } = schema;

    /// <summary>How many documents have been parsed since the start: those that were found in the cache, and trusted ones, are not among them.</summary>
    public long DocumentsParsed => reader.DocumentsParsed;

    /// <summary>Parses, validates and plans what a request asks for, or finds that it has been done before.</summary>
    /// <param name="request">The request.</param>
    public PreparedOperation Prepare(GraphQLRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!known.IsNeededFor(request))
        {
            return Prepare(request.Document.Span, request.OperationName);
        }

        var found = known.Find(request);
        if (found.Refusal is { } refusal)
        {
            return new PreparedOperation([refusal]);
        }

        if (found.Trusted is { } trusted)
        {
            return trusted.Operation(request.OperationName);
        }

        var operation = Prepare(found.Text.Span, request.OperationName);
        if (operation.Plan is not null)
        {
            known.Learn(found);
        }

        return operation;
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
        if (Start(operation, request, out var variables, out var variant, out var cost) is { } answered)
        {
            return new(answered);
        }

        if (operation.Kind == OperationType.Subscription)
        {
            return new(ExecutionResult.Refused([new GraphQLError("A subscription needs a transport that carries a stream of results.").WithCode("OPERATION_NOT_SUPPORTED")]));
        }

        var running = RunAsync(operation.Plan!, variant!, variables!, rootValue: null, services, cancellationToken);
        return request.CostReport == CostReport.None ? running : CostExtensions.TellAsync(running, operation.Limits!, cost);
    }

    private async ValueTask<SubscriptionResult> OpenAsync(
        PreparedOperation operation, GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (Start(operation, request, out var variables, out var variant, out var cost) is { } answered)
        {
            return new(null, answered);
        }

        using var around = options.Around?.Invoke(services);
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
            request.Charge is { } charge ? new EventCosts(cost.FieldCost, request.CostOfAPoint, charge, timeProvider) : null,
            (scope, value, token) => RunAsync(operation.Plan!, variant, variables!, value, scope, token));
        return new(stream.ReadAsync(cancellationToken), null);
    }

    private PreparedOperation Prepare(ReadOnlySpan<byte> text, string? operationName)
    {
        if ((cache.Find(text) ?? known.Find(text)) is { } document)
        {
            return document.Operation(operationName);
        }

        if (reader.Read(text, out var errors) is not { } read)
        {
            return new PreparedOperation(errors);
        }

        cache.Add(text, read);
        return read.Operation(operationName);
    }

    // Null where the operation may run: it was neither refused, nor was its price all that was asked for.
    private static ExecutionResult? Start(
        PreparedOperation operation, GraphQLRequest request, out VariableValues? variables, out PlanVariant? variant, out OperationCost cost)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(request);
        (variables, variant, cost) = (null, null, default);
        if (operation.Plan is not { } plan)
        {
            return ExecutionResult.Refused(operation.Errors);
        }

        if (operation.Limits!.CheckVariables(request.Variables) is { } refusal)
        {
            return ExecutionResult.Refused([refusal]);
        }

        variables = VariableCoercion.Coerce(plan.Variables, request.Variables, out var errors);
        if (variables is null)
        {
            return ExecutionResult.Refused(errors!);
        }

        try
        {
            variant = plan.VariantFor(variables);
            cost = operation.Limits.PriceOf(variables);
            if (operation.Limits.Check(cost) is { } tooDear)
            {
                return CostExtensions.Tell(ExecutionResult.Refused(tooDear), operation.Limits, request.CostReport, cost);
            }

            return request.CostReport == CostReport.Validate ? CostExtensions.Tell(new ExecutionResult(null, [], isRequestError: false), operation.Limits, cost)
                : request.Charge?.Invoke(cost.FieldCost) is { } after ? ExecutionResult.PastRate(after)
                : null;
        }
        catch (GraphQLException exception)
        {
            return ExecutionResult.Refused([exception.Error]);
        }
    }

    private async ValueTask<ExecutionResult> RunAsync(
        OperationPlan plan, PlanVariant variant, VariableValues variables, object? rootValue, IServiceProvider services, CancellationToken cancellationToken)
    {
        using var around = options.Around?.Invoke(services);
        using var deadline = new CancellationTokenSource(options.ExecutionTimeout, timeProvider);
        using var registration = cancellationToken.UnsafeRegister(static d => ((CancellationTokenSource)d!).Cancel(), deadline);
        var errors = new FieldErrors(logger, options);
        var run = new OperationRun(new RequestContext(services, deadline.Token), variables, abstractTypes, errors, plan.Sizes, options.MaxResponseBytes);
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

        if (run.IsTooLong)
        {
            run.Document.Dispose();
            return new ExecutionResult(null, [LimitError.OfAnswer(nameof(options.MaxResponseBytes), options.MaxResponseBytes)], isRequestError: false);
        }

        plan.Learn(run.Document.Sizes);
        return new ExecutionResult(run.Document, errors.Errors ?? [], isRequestError: false);
    }
}
