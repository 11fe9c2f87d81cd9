using System.Text.Json;
using Continuity.GraphQL.Execution.Planning;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Execution.Results;

/// <summary>Writes the data of a response (section 7.1.1), in the order of the fields.</summary>
internal static class ResultWriter
{
    /// <summary>Writes a whole result.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="document">The result.</param>
    public static void Write(Utf8JsonWriter writer, ResultDocument document)
    {
        if (document[ResultDocument.Root].Kind == SlotKind.Object)
        {
            WriteObject(writer, document, in document[ResultDocument.Root]);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, ResultDocument document, ref readonly ResultSlot slot)
    {
        writer.WriteStartObject();
        var fields = ((ObjectPlan)slot.Value!).Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            writer.WritePropertyName(fields[i].Name);
            WriteValue(writer, document, slot.Start + i, fields[i].Shape);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, ResultDocument document, int index, ValueShape shape)
    {
        ref readonly var slot = ref document[index];
        switch (slot.Kind)
        {
            case SlotKind.Leaf when shape.Kind == ShapeKind.Scalar:
                ((ScalarType)shape.Named).Write(writer, slot.Value!);
                break;
            case SlotKind.Leaf:
                writer.WriteStringValue((string)slot.Value!);
                break;
            case SlotKind.Object:
                WriteObject(writer, document, in slot);
                break;
            case SlotKind.List:
                writer.WriteStartArray();
                for (var i = 0; i < slot.Count; i++)
                {
                    WriteValue(writer, document, slot.Start + i, shape.Item!);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
