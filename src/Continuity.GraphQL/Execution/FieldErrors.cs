using Continuity.GraphQL.Execution.Planning;
using Continuity.GraphQL.Types;
using Microsoft.Extensions.Logging;

namespace Continuity.GraphQL.Execution;

/// <summary>The field errors of one execution (section 6.4.4). What a resolver threw is shown only where it was meant for the caller.</summary>
/// <param name="logger">Told of the first 20 errors that are not shown.</param>
/// <param name="options">What is shown of an unexpected exception.</param>
internal sealed partial class FieldErrors(ILogger logger, GraphQLServerOptions options)
{
    /// <summary>The code of an error whose cause is kept from the caller.</summary>
    public const string InternalCode = "INTERNAL_SERVER_ERROR";

    // One document can make one resolver fail thousands of times: that is to fill neither the log nor the memory with stack traces.
    private const int MaxLogged = 20;

    private List<GraphQLError>? errors;
    private int unexpected;

    /// <summary>The errors, in the order in which they came up; null where there are none.</summary>
    public IReadOnlyList<GraphQLError>? Errors => errors;

    /// <summary>A field that must not be null is null.</summary>
    /// <param name="field">The field.</param>
    public static GraphQLException UnexpectedNull(FieldPlan field) =>
        new($"Field \"{field.Coordinate}\" of type \"{field.Definition.Type}\" came out null where it must not be.", InternalCode);

    /// <summary>A field's value is none of its enum.</summary>
    /// <param name="field">The field.</param>
    /// <param name="type">The enum.</param>
    public static GraphQLException NoEnumValue(FieldPlan field, EnumType type) =>
        new($"Field \"{field.Coordinate}\" came out as a value that enum \"{type}\" does not have.", InternalCode);

    /// <summary>A list field's value is no list.</summary>
    /// <param name="field">The field.</param>
    public static GraphQLException NoList(FieldPlan field) =>
        new($"Field \"{field.Coordinate}\" of type \"{field.Definition.Type}\" did not come out as a list.", InternalCode);

    /// <summary>Adds the error of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="path">Its place in the response.</param>
    /// <param name="exception">What was thrown.</param>
    public void Add(FieldPlan field, IReadOnlyList<object> path, Exception exception)
    {
        var error = exception switch
        {
            GraphQLException known => known.Error,
            ValueCoercionException coercion => new GraphQLError(coercion.Message).WithCode(InternalCode),
            _ => options.ErrorFilter?.Invoke(exception) ?? Masked(field, exception),
        };

        errors ??= [];
        errors.Add(error with
        {
            Path = error.Path ?? path,
            Locations = error.Locations.Count > 0 ? error.Locations : [.. field.Nodes.Select(static n => n.Location)],
        });
    }

    /// <summary>The error of a subscription whose source of events failed.</summary>
    /// <param name="logger">Told of it, if it is not shown.</param>
    /// <param name="options">What is shown of an unexpected exception.</param>
    /// <param name="field">The subscription's root field.</param>
    /// <param name="exception">What was thrown.</param>
    public static GraphQLError OfSource(ILogger logger, GraphQLServerOptions options, FieldPlan field, Exception exception)
    {
        var errors = new FieldErrors(logger, options);
        errors.Add(field, [field.ResponseName], exception);
        return errors.Errors![0];
    }

    private GraphQLError Masked(FieldPlan field, Exception exception)
    {
        // The log tells no exception's message, and no path, which has the caller's own names in it: either may hold what a person wrote.
        if (++unexpected <= MaxLogged && logger.IsEnabled(LogLevel.Error))
        {
            LogResolverFailed(logger, field.Coordinate, exception.GetType(), exception.StackTrace);
        }

        var error = new GraphQLError("Unexpected execution error.") { Exception = exception }.WithCode(InternalCode);
        return options.ShowExceptionDetails
            ? error with
            {
                Extensions = new Dictionary<string, object?>(error.Extensions!)
                {
                    ["exception"] = exception.GetType().FullName,
                    ["detail"] = exception.Message,
                },
            }
            : error;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The resolver of {Field} failed with {Exception}\n{StackTrace}")]
    private static partial void LogResolverFailed(ILogger logger, string field, Type exception, string? stackTrace);
}
