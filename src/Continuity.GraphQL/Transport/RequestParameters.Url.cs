using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Continuity.GraphQL.Transport;

/// <content>The parameters in a URL (GraphQL over HTTP, "GET").</content>
internal sealed partial class RequestParameters
{
    private static readonly string[] Names = ["query", "documentId", "operationName", "variables", "extensions"];

    /// <summary>Reads the parameters from a URL. An empty one is as good as none; those of other names are passed over.</summary>
    /// <param name="url">The URL's query component, as <c>application/x-www-form-urlencoded</c>.</param>
    /// <exception cref="RequestRefusedException">A parameter is there twice, is missing, or is of the wrong type.</exception>
    public static RequestParameters Read(QueryString url)
    {
        var parameters = new RequestParameters();
        try
        {
            parameters.ReadUrl(url);
            return parameters;
        }
        catch
        {
            parameters.Dispose();
            throw;
        }
    }

    private void ReadUrl(QueryString url)
    {
        var seen = 0;
        foreach (var pair in new QueryStringEnumerable(url.Value))
        {
            var index = Array.IndexOf(Names, pair.DecodeName().ToString());
            if (index < 0)
            {
                continue;
            }

            if ((seen & (1 << index)) != 0)
            {
                throw Refused($"The parameter \"{Names[index]}\" is in the URL twice.");
            }

            seen |= 1 << index;
            Take(Names[index], pair.DecodeValue().ToString());
        }

        DemandDocument();
    }

    private void Take(string name, string value)
    {
        if (value.Length == 0)
        {
            return;
        }

        switch (name)
        {
            case "query":
                hasQuery = true;
                query = Encoding.UTF8.GetBytes(value);
                break;
            case "documentId":
                documentId = value;
                break;
            case "operationName":
                operationName = value;
                break;
            case "variables":
                variables = ParseMap(name, value);
                break;
            default:
                extensions = ParseMap(name, value);
                break;
        }
    }

    private static JsonDocument? ParseMap(string name, string json)
    {
        JsonDocument map;
        try
        {
            map = JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            throw Refused($"The parameter \"{name}\" is not valid JSON.");
        }

        var kind = map.RootElement.ValueKind;
        if (kind == JsonValueKind.Object)
        {
            return map;
        }

        map.Dispose();
        return kind == JsonValueKind.Null ? null : throw Refused($"The parameter \"{name}\" must be a JSON object, or null.");
    }
}
