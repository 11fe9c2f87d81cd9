using System.Collections;
using System.Globalization;
using System.Text;
using Continuity.GraphQL.Execution;

namespace Continuity.GraphQL.ConformanceHost.Resolvers;

/// <summary>
/// Writes a field's arguments so that equal ones give equal text in C# and in JavaScript: numbers by the bits of a double, text with its
/// length in UTF-16 units, members in the order of their names. <c>oracle/hash.js</c> is its twin.
/// </summary>
internal static class CanonicalText
{
    /// <summary>The arguments that a field was given or has defaults for, in the order of their definitions.</summary>
    /// <param name="context">The field.</param>
    public static string OfArguments(in ResolverContext context)
    {
        if (context.Field.Arguments.Count == 0)
        {
            return string.Empty;
        }

        var text = new StringBuilder();
        for (var i = 0; i < context.Field.Arguments.Count; i++)
        {
            var value = context.ArgumentAt(i);
            if (!ReferenceEquals(value, ArgumentValue.Omitted))
            {
                text.Append(context.Field.Arguments[i].Name).Append('=');
                Write(text, value);
                text.Append(';');
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool b:
                text.Append(b ? "true" : "false");
                break;
            case string s:
                text.Append('s').Append(s.Length).Append(':').Append(s);
                break;
            case int or long or double:
                // Adding 0 makes of minus zero the other one: JSON and GraphQL's Int know no difference.
                var bits = BitConverter.DoubleToInt64Bits(Convert.ToDouble(value, CultureInfo.InvariantCulture) + 0.0);
                text.Append('n').Append(bits.ToString("x16", CultureInfo.InvariantCulture));
                break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                text.Append('{');
                foreach (var (name, member) in members.OrderBy(static m => m.Key, StringComparer.Ordinal))
                {
                    text.Append(name).Append(':');
                    Write(text, member);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case IEnumerable items:
                text.Append('[');
                foreach (var item in items)
                {
                    Write(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            default:
                throw new InvalidOperationException($"An argument came as a {value.GetType()}, which no input type of SDL gives.");
        }
    }
}
