namespace Continuity.GraphQL.Execution.Results;

/// <summary>Writes responses that are more than data (section 7.1).</summary>
internal static class ResponseWriter
{
    private const int FirstBytes = 1024;

    /// <summary>Writes a whole response: errors first, so that they are seen.</summary>
    /// <param name="result">The response. It has no entry for errors or extensions where there are none, and none for data where it was refused.</param>
    /// <param name="document">Its data; null stands for data that is null as a whole.</param>
    public static ResultBuffer Write(ExecutionResult result, ResultDocument? document)
    {
        var target = new ResultBuffer(FirstBytes);
        if (result.Errors.Count > 0)
        {
            target.WriteRaw("{\"errors\":"u8);
            var writer = target.StartValue();
            ErrorWriter.Write(writer, result.Errors);
            writer.Flush();
        }

        if (!result.IsRequestError)
        {
            WriteName("\"data\":"u8, target);
            WriteData(document, target);
        }

        if (result.Extensions is { } extensions)
        {
            WriteName("\"extensions\":"u8, target);
            var writer = target.StartValue();
            ErrorWriter.WriteValue(writer, extensions);
            writer.Flush();
        }

        target.WriteRaw((byte)'}');
        return target;
    }

    private static void WriteName(ReadOnlySpan<byte> name, ResultBuffer target)
    {
        target.WriteRaw((byte)(target.Length == 0 ? '{' : ','));
        target.WriteRaw(name);
    }

    private static void WriteData(ResultDocument? document, ResultBuffer target)
    {
        if (document is null)
        {
            target.WriteNull();
        }
        else
        {
            document.WriteDataTo(target);
        }
    }
}
