using System.Runtime.InteropServices;
using System.Text.Json;

namespace Continuity.GraphQL.Types.Scalars;

/// <summary>Tells JSON whose texts are letters from JSON that escapes half a surrogate pair somewhere: the reader takes it, but no writer does.</summary>
internal static class JsonUnicode
{
    /// <summary>Whether every text and name in a value is valid Unicode.</summary>
    /// <param name="value">The JSON value.</param>
    public static bool IsValid(JsonElement value) => IsValid(value, namesOnly: false);

    /// <summary>Whether every name in a value is valid Unicode: where one is not, no member can be looked up.</summary>
    /// <param name="value">The JSON value.</param>
    public static bool AreNamesValid(JsonElement value) => IsValid(value, namesOnly: true);

    private static bool IsValid(JsonElement value, bool namesOnly)
    {
        var json = JsonMarshal.GetRawUtf8Value(value);
        if (json.IndexOf("\\u"u8) < 0)
        {
            return true;
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            var isRead = reader.TokenType == JsonTokenType.PropertyName || (reader.TokenType == JsonTokenType.String && !namesOnly);
            if (!isRead || !reader.ValueIsEscaped)
            {
                continue;
            }

            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }

        return true;
    }
}
