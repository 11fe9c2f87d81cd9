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

    /// <summary>Prepares an execution.</summary>
    /// <param name="request">The request.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="abstractTypes">Tells the object types of values.</param>
    /// <param name="errors">Takes what goes wrong.</param>
    /// <param name="sizeHint">How many slots the result will probably take.</param>
    public OperationRun(RequestContext request, VariableValues variables, AbstractTypes abstractTypes, FieldErrors errors, int sizeHint)
    {
        this.request = request;
        this.variables = variables;
        this.abstractTypes = abstractTypes;
        this.errors = errors;
        Document = new ResultDocument(sizeHint);
    }

    /// <summary>The loop that it runs in.</summary>
    public RequestLoop Loop { get; } = new();

    /// <summary>Its result.</summary>
    public ResultDocument Document { get; }

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

        if (!ExecuteFields(root, ResultDocument.Root, rootValue))
        {
            Document[ResultDocument.Root].Kind = SlotKind.Null;
        }

        return Loop.IsBusy ? Loop.RunAsync(request.CancellationToken) : ValueTask.CompletedTask;
    }

    /// <summary>Goes on with a field whose value has come.</summary>
    /// <param name="pending">The field.</param>
    public void Resume(PendingField pending)
    {
        Loop.End();
        var alive = !Loop.IsLeft && Document.IsAlive(pending.Slot);
        object? value;
#pragma warning disable CA1031 // A resolver may throw anything; it becomes the field's error.
        try
        {
            value = pending.TakeValue();
        }
        catch (Exception exception)
        {
            if (alive && !Fail(pending.Field, pending.Slot, exception))
            {
                Document.PropagateNull(pending.Slot);
            }

            return;
        }
#pragma warning restore CA1031

        if (alive && !Complete(pending.Field, pending.Shape, pending.Slot, value))
        {
            Document.PropagateNull(pending.Slot);
        }
    }

    private async ValueTask ExecuteSeriallyAsync(ObjectPlan root, object? rootValue)
    {
        var start = Open(root, ResultDocument.Root);
        for (var i = 0; i < root.Fields.Length; i++)
        {
            if (!ExecuteField(root.Fields[i], root, start + i, rootValue))
            {
                Document[ResultDocument.Root].Kind = SlotKind.Null;
            }

            if (Loop.IsBusy)
            {
                await Loop.RunAsync(request.CancellationToken);
            }

            request.CancellationToken.ThrowIfCancellationRequested();
            if (Document[ResultDocument.Root].Kind == SlotKind.Null)
            {
                return;
            }
        }
    }

    // ExecuteCollectedFields. Returns false where the object cannot stand: a field that must not be null has no value.
    private bool ExecuteFields(ObjectPlan plan, int slot, object? parent)
    {
        var start = Open(plan, slot);
        for (var i = 0; i < plan.Fields.Length; i++)
        {
            if (!ExecuteField(plan.Fields[i], plan, start + i, parent))
            {
                return false;
            }
        }

        return true;
    }

    private int Open(ObjectPlan plan, int slot)
    {
        var start = Document.Add(slot, plan.Fields.Length);
        Document[slot].Kind = SlotKind.Object;
        Document[slot].Value = plan;
        for (var i = 0; i < plan.Fields.Length; i++)
        {
            Document[start + i].IsNonNull = plan.Fields[i].Shape.IsNonNull;
        }

        return start;
    }

    private bool ExecuteField(FieldPlan field, ObjectPlan plan, int slot, object? parent)
    {
        if (field.IsTypeName)
        {
            SetLeaf(slot, plan.Type.Name);
            return true;
        }

        object? value;
#pragma warning disable CA1031 // A resolver may throw anything; it becomes the field's error.
        try
        {
            var arguments = field.Arguments.Resolve(variables);
            var context = new ResolverContext(request, field.Definition, field.Nodes, parent, arguments, Document, slot);
            var task = request.Resolvers is { } watch ? watch.Resolve(field, context) : field.Resolver(context);
            if (!task.IsCompleted)
            {
                Suspend(field, field.Shape, slot, task);
                return true;
            }

            value = task.GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            return Fail(field, slot, exception);
        }
#pragma warning restore CA1031

        return Complete(field, field.Shape, slot, value);
    }

    private void Suspend(FieldPlan field, ValueShape shape, int slot, ValueTask<object?> value)
    {
        Loop.Begin();
        new PendingField(this, field, shape, slot).Start(value);
    }

    private void SetLeaf(int slot, object value)
    {
        ref var leaf = ref Document[slot];
        leaf.Value = value;
        leaf.Kind = SlotKind.Leaf;
    }

    // Puts null into a slot for an error. Returns false where the slot cannot hold it.
    private bool Fail(FieldPlan field, int slot, Exception exception)
    {
        if (exception is not OperationCanceledException || !request.CancellationToken.IsCancellationRequested)
        {
            errors.Add(field, Document.PathAt(slot), exception);
        }

        return SetNull(slot);
    }

    private bool SetNull(int slot)
    {
        ref var empty = ref Document[slot];
        empty.Kind = empty.IsNonNull ? empty.Kind : SlotKind.Null;
        return !empty.IsNonNull;
    }
}
