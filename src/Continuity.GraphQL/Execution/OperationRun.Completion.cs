using System.Collections;
using System.Runtime.InteropServices;
using Continuity.GraphQL.Execution.Planning;
using Continuity.GraphQL.Execution.Results;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Execution;

/// <content>CompleteValue, section 6.4.3. Each method returns false where null came out and the place cannot hold it.</content>
internal sealed partial class OperationRun
{
    private bool Complete(FieldPlan field, ValueShape shape, ResultPlace place, object? value)
    {
        if (value is null)
        {
            return shape.IsNonNull ? Fail(field, shape, place, FieldErrors.UnexpectedNull(field)) : SetNull(isNonNull: false);
        }

        return shape.Kind switch
        {
            ShapeKind.Scalar => CompleteScalar(field, shape, place, value),
            ShapeKind.Enum => CompleteEnum(field, shape, place, value),
            ShapeKind.List => CompleteList(field, shape, place, value),
            ShapeKind.Object => CompleteObject(field, (ObjectType)shape.Named, shape, place, value),
            _ => CompleteAbstract(field, shape, place, value),
        };
    }

    private bool CompleteScalar(FieldPlan field, ValueShape shape, ResultPlace place, object value)
    {
        var start = text.Length;
#pragma warning disable CA1031 // A scalar that is not ours may throw anything; it becomes the field's error.
        try
        {
            var scalar = (ScalarType)shape.Named;
            if (!scalar.TryWrite(text, value))
            {
                var writer = text.StartValue();
                scalar.Write(writer, scalar.CoerceResult(value));
                writer.Flush();
            }

            return true;
        }
        catch (Exception exception)
        {
            text.Truncate(start);
            return Fail(field, shape, place, exception);
        }
#pragma warning restore CA1031
    }

    private bool CompleteEnum(FieldPlan field, ValueShape shape, ResultPlace place, object value)
    {
        var type = (EnumType)shape.Named;
        if (!type.ByRuntimeValue.TryGetValue(value, out var member))
        {
            return Fail(field, shape, place, FieldErrors.NoEnumValue(field, type));
        }

        text.WriteString(member.Name);
        return true;
    }

    private bool CompleteObject(FieldPlan field, ObjectType type, ValueShape shape, ResultPlace place, object value) =>
        ExecuteFields(field.Selection!.For(type), place, shape.IsNonNull, value);

    private bool CompleteAbstract(FieldPlan field, ValueShape shape, ResultPlace place, object value)
    {
        ObjectType type;
#pragma warning disable CA1031 // A type resolver may throw anything; it becomes the field's error.
        try
        {
            type = abstractTypes.TypeOf((IAbstractType)shape.Named, value);
        }
        catch (Exception exception)
        {
            return Fail(field, shape, place, exception);
        }
#pragma warning restore CA1031

        return CompleteObject(field, type, shape, place, value);
    }

    private bool CompleteList(FieldPlan field, ValueShape shape, ResultPlace place, object value)
    {
        switch (value)
        {
            case object?[] items:
                return CompleteItems(field, shape, place, items);
            case List<object?> items:
                return CompleteItems(field, shape, place, CollectionsMarshal.AsSpan(items));
            case IAsyncEnumerable<object?> stream:
                Suspend(field, shape, place, Gather(stream));
                return true;
            case IEnumerable items and not string:
                break;
            default:
                return Fail(field, shape, place, FieldErrors.NoList(field));
        }

        object?[] gathered;
#pragma warning disable CA1031 // An enumerable may throw anything while it is walked; it becomes the field's error.
        try
        {
            gathered = [.. ((IEnumerable)value).Cast<object?>()];
        }
        catch (Exception exception)
        {
            return Fail(field, shape, place, exception);
        }
#pragma warning restore CA1031

        return CompleteItems(field, shape, place, gathered);
    }

    private bool CompleteItems(FieldPlan field, ValueShape shape, ResultPlace place, ReadOnlySpan<object?> items)
    {
        var item = shape.Item!;
        var list = Document.Open(place, plan: null, shape.IsNonNull);
        text.WriteRaw((byte)'[');
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                text.WriteRaw((byte)',');
            }

            if (IsTooLong || !Complete(field, item, new ResultPlace(list, i), items[i]))
            {
                return Withdraw(list, shape.IsNonNull);
            }
        }

        text.WriteRaw((byte)']');
        Document.Close(list);
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
