using System.Text;

namespace Continuity.GraphQL.Fuzz.Inputs;

/// <summary>Long texts of one part.</summary>
internal static class Repeated
{
    /// <summary>A part, so many times.</summary>
    public static string Of(string part, int count) => new StringBuilder(part.Length * count).Insert(0, part, count).ToString();

    /// <summary>A part for each number from 0.</summary>
    public static string Of(int count, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(part(i)).Append(' ');
        }

        return text.ToString();
    }
}
