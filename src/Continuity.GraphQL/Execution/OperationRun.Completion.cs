using System.Collections;
using Continuity.GraphQL.Execution.Planning;
using Continuity.GraphQL.Execution.Results;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Execution;

/// <content>CompleteValue, section 6.4.3. Each method returns false where null came out and the slot cannot hold it.</content>
internal sealed partial class OperationRun
{
    private bool Complete(FieldPlan field, ValueShape shape, int slot, object? value)
    {
        if (value is null)
        {
            return shape.IsNonNull ? Fail(field, slot, FieldErrors.UnexpectedNull(field)) : SetNull(slot);
        }

        return shape.Kind switch
        {
            ShapeKind.Scalar => CompleteScalar(field, shape, slot, value),
            ShapeKind.Enum => CompleteEnum(field, shape, slot, value),
            ShapeKind.List => CompleteList(field, shape, slot, value),
            ShapeKind.Object => CompleteObject(field, (ObjectType)shape.Named, slot, value),
            _ => CompleteAbstract(field, shape, slot, value),
        };
    }

    private bool CompleteScalar(FieldPlan field, ValueShape shape, int slot, object value)
    {
#pragma warning disable CA1031 // A scalar that is not ours may throw anything; it becomes the field's error.
        try
        {
            SetLeaf(slot, ((ScalarType)shape.Named).CoerceResult(value));
            return true;
        }
        catch (Exception exception)
        {
            return Fail(field, slot, exception);
        }
#pragma warning restore CA1031
    }

    private bool CompleteEnum(FieldPlan field, ValueShape shape, int slot, object value)
    {
        var type = (EnumType)shape.Named;
        if (!type.ByRuntimeValue.TryGetValue(value, out var member))
        {
            return Fail(field, slot, FieldErrors.NoEnumValue(field, type));
        }

        SetLeaf(slot, member.Name);
        return true;
    }

    private bool CompleteObject(FieldPlan field, ObjectType type, int slot, object value) =>
        ExecuteFields(field.Selection!.For(type), slot, value) || SetNull(slot);

    private bool CompleteAbstract(FieldPlan field, ValueShape shape, int slot, object value)
    {
        ObjectType type;
#pragma warning disable CA1031 // A type resolver may throw anything; it becomes the field's error.
        try
        {
            type = abstractTypes.TypeOf((IAbstractType)shape.Named, value);
        }
        catch (Exception exception)
        {
            return Fail(field, slot, exception);
        }
#pragma warning restore CA1031

        return CompleteObject(field, type, slot, value);
    }

    private bool CompleteList(FieldPlan field, ValueShape shape, int slot, object value)
    {
        switch (value)
        {
            case object?[] items:
                return CompleteItems(field, shape, slot, items);
            case List<object?> items:
                return CompleteItems(field, shape, slot, items);
            case IAsyncEnumerable<object?> stream:
                Suspend(field, shape, slot, Gather(stream));
                return true;
            case IEnumerable items and not string:
                break;
            default:
                return Fail(field, slot, FieldErrors.NoList(field));
        }

        object?[] gathered;
#pragma warning disable CA1031 // An enumerable may throw anything while it is walked; it becomes the field's error.
        try
        {
            gathered = [.. ((IEnumerable)value).Cast<object?>()];
        }
        catch (Exception exception)
        {
            return Fail(field, slot, exception);
        }
#pragma warning restore CA1031

        return CompleteItems(field, shape, slot, gathered);
    }

    private bool CompleteItems(FieldPlan field, ValueShape shape, int slot, IReadOnlyList<object?> items)
    {
        var item = shape.Item!;
        var count = items.Count;
        var start = Document.Add(slot, count);
        Document[slot].Kind = SlotKind.List;
        for (var i = 0; i < count; i++)
        {
            Document[start + i].IsNonNull = item.IsNonNull;
        }

        for (var i = 0; i < count; i++)
        {
            if (!Complete(field, item, start + i, items[i]))
            {
                return SetNull(slot);
            }
        }

        return true;
    }

    private async ValueTask<object?> Gather(IAsyncEnumerable<object?> stream)
    {
        var items = new List<object?>();
        await foreach (var item in stream.WithCancellation(request.CancellationToken).ConfigureAwait(false))
        {
            items.Add(item);
        }

        return items;
    }
}
