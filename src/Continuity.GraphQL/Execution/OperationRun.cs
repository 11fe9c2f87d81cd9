using Continuity.GraphQL.Execution.Coercion;
using Continuity.GraphQL.Execution.Planning;
using Continuity.GraphQL.Execution.Results;
using Continuity.GraphQL.Execution.Scheduling;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Execution;

/// <summary>
/// One execution of one planned operation (sections 6.2 to 6.4). Fields are executed depth first; one whose value is there is
/// completed at once, one whose value comes later is completed in the request's loop. All of it is in one logical thread.
/// </summary>
internal sealed partial class OperationRun
{
    private readonly RequestContext request;
    private readonly VariableValues variables;
    private readonly AbstractTypes abstractTypes;
    private readonly FieldErrors errors;
    private readonly ResultBuffer text;
    private readonly int mostBytes;
    private bool isTooLong;

    /// <summary>Prepares an execution.</summary>
    /// <param name="request">The request.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="abstractTypes">Tells the object types of values.</param>
    /// <param name="errors">Takes what goes wrong.</param>
    /// <param name="sizes">How large the result will probably become.</param>
    /// <param name="mostBytes">How long it may become, in bytes.</param>
    public OperationRun(RequestContext request, VariableValues variables, AbstractTypes abstractTypes, FieldErrors errors, ResultSizes sizes, int mostBytes)
    {
        this.request = request;
        this.variables = variables;
        this.abstractTypes = abstractTypes;
        this.errors = errors;
        this.mostBytes = mostBytes;
        Document = new ResultDocument(sizes);
        text = Document.Text;
    }

    /// <summary>The loop that it runs in.</summary>
    public RequestLoop Loop { get; } = new();

    /// <summary>Its result.</summary>
    public ResultDocument Document { get; }

    /// <summary>Whether the result has become longer than it may, even if some of it was taken back since: no more fields are executed then.</summary>
    public bool IsTooLong => isTooLong |= text.Length > mostBytes;

    private static ResultPlace RootPlace => new(-1, 0);

    /// <summary>Executes the operation.</summary>
    /// <param name="kind">Which kind of operation it is: the root fields of a mutation are executed one after the other.</param>
    /// <param name="root">What is asked for of the root.</param>
    /// <param name="rootValue">What root fields get as their parent: a subscription's event, else null.</param>
    public ValueTask ExecuteAsync(OperationType kind, ObjectPlan root, object? rootValue)
    {
        if (kind == OperationType.Mutation)
        {
            return ExecuteSeriallyAsync(root, rootValue);
        }

        var start = Document.StartPart();
        ExecuteFields(root, RootPlace, isNonNull: false, rootValue);
        Document.EndPart(start);
        return Loop.IsBusy ? Loop.RunAsync(request.CancellationToken) : ValueTask.CompletedTask;
    }

    /// <summary>Goes on with a field whose value has come.</summary>
    /// <param name="pending">The field.</param>
    public void Resume(PendingField pending)
    {
        Loop.End();
        var isAlive = !Loop.IsLeft && Document.IsAlive(pending.Place.Container);
        if (isAlive)
        {
            Document.StartSeam(pending.Seam);
        }

        bool stands;
#pragma warning disable CA1031 // A resolver may throw anything; it becomes the field's error.
        try
        {
            var value = pending.TakeValue();
            stands = !isAlive || Complete(pending.Field, pending.Shape, pending.Place, value);
        }
        catch (Exception exception)
        {
            stands = !isAlive || Fail(pending.Field, pending.Shape, pending.Place, exception);
        }
#pragma warning restore CA1031

        if (isAlive)
        {
            Document.EndSeam(pending.Seam);
        }

        if (!stands)
        {
            Document.PropagateNull(pending.Place.Container);
        }
    }

    private async ValueTask ExecuteSeriallyAsync(ObjectPlan root, object? rootValue)
    {
        var container = Document.Open(RootPlace, root, isNonNull: false);
        for (var i = 0; i < root.Fields.Length; i++)
        {
            var start = Document.StartPart();
            if (!ExecuteField(root.Fields[i], root, new ResultPlace(container, i), rootValue))
            {
                Document.PropagateNull(container);
            }

            Document.EndPart(start);
            if (Loop.IsBusy)
            {
                await Loop.RunAsync(request.CancellationToken);
            }

            request.CancellationToken.ThrowIfCancellationRequested();
            if (Document.IsNull)
            {
                return;
            }
        }

        var end = Document.StartPart();
        text.WriteRaw(root.Closing);
        Document.EndPart(end);
    }

    // ExecuteCollectedFields. Returns false where the object cannot stand: a field that must not be null has no value.
    private bool ExecuteFields(ObjectPlan plan, ResultPlace objectPlace, bool isNonNull, object? parent)
    {
        var container = Document.Open(objectPlace, plan, isNonNull);
        var fields = plan.Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            var isStuck = WriteLeaves(fields, ref i, parent, out var failure);
            if (i == fields.Length)
            {
                break;
            }

            var place = new ResultPlace(container, i);
            if (!(isStuck ? CompleteLeaf(fields[i], place, failure) : ExecuteField(fields[i], plan, place, parent)))
            {
                return Withdraw(container, isNonNull);
            }
        }

        text.WriteRaw(plan.Closing);
        Document.Close(container);
        return true;
    }

    private bool ExecuteField(FieldPlan field, ObjectPlan plan, ResultPlace place, object? parent)
    {
        if (IsTooLong)
        {
            return false;
        }

        text.WriteName(in field.Name);
        if (field.IsTypeName)
        {
            text.WriteString(plan.Type.Name);
            return true;
        }

        object? value;
#pragma warning disable CA1031 // A resolver may throw anything; it becomes the field's error.
        try
        {
            var arguments = field.Arguments.Resolve(variables);
            var context = new ResolverContext(request, field.Definition, field.Nodes, parent, arguments, Document, place);
            var task = request.Resolvers is { } watch ? watch.Resolve(field, context) : field.Resolver(context);
            if (!task.IsCompleted)
            {
                Suspend(field, field.Shape, place, task);
                return true;
            }

            value = task.GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            return Fail(field, field.Shape, place, exception);
        }
#pragma warning restore CA1031

        return Complete(field, field.Shape, place, value);
    }

    // Writes the properties that come next. Returns whether one of them, the one at the index then, has no value or failed; or else the index is that
    // of the next field of another kind.
    private bool WriteLeaves(FieldPlan[] fields, ref int index, object? parent, out Exception? failure)
    {
        failure = null;
        if (parent is null)
        {
            return false;
        }

#pragma warning disable CA1031 // A property may throw anything; it becomes the field's error.
        try
        {
            for (; index < fields.Length && fields[index].LeafWriter is { } leaf && !IsTooLong; index++)
            {
                text.WriteName(in fields[index].Name);
                if (!leaf(parent, text))
                {
                    return true;
                }
            }

            return false;
        }
        catch (Exception exception)
        {
            failure = exception;
            return true;
        }
#pragma warning restore CA1031
    }

    private bool CompleteLeaf(FieldPlan field, ResultPlace place, Exception? failure) => failure is null
        ? Complete(field, field.Shape, place, value: null)
        : Fail(field, field.Shape, place, failure);

    private void Suspend(FieldPlan field, ValueShape shape, ResultPlace place, ValueTask<object?> value)
    {
        Loop.Begin();
        new PendingField(this, field, shape, place, Document.AddSeam()).Start(value);
    }

    // Puts null into a place for an error. Returns false where the place cannot hold it.
    private bool Fail(FieldPlan field, ValueShape shape, ResultPlace place, Exception exception)
    {
        if (exception is not OperationCanceledException || !request.CancellationToken.IsCancellationRequested)
        {
            errors.Add(field, Document.PathAt(place), exception);
        }

        return SetNull(shape.IsNonNull);
    }

    private bool Withdraw(int container, bool isNonNull)
    {
        Document.Withdraw(container);
        return SetNull(isNonNull);
    }

    private bool SetNull(bool isNonNull)
    {
        if (!isNonNull)
        {
            text.WriteNull();
        }

        return !isNonNull;
    }
}
